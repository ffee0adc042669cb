//! The default permissions: which role may do what, and how far.

use super::Reach::{Chain, Own, Region, Store};
use super::{Operation, Reach, Role};

/// How far `role` may do `operation` by default; `None` when not at all.
///
/// Owner and general manager may do everything. Head-office roles see the whole chain and change
/// what their work is about. A regional manager is bounded by the region, a store manager by the
/// store, an associate by what they sold themselves.
pub(super) fn reach(role: Role, operation: Operation) -> Option<Reach> {
    use Role as R;
    match operation {
        // Whoever may see sales sees everything; who enters numbers sees what becomes of them.
        Operation::ViewEntered => {
            return reach(role, Operation::ViewSales).max(reach(role, Operation::EnterValues));
        }
        // Whoever may see numbers may choose which of them stand on their own page.
        Operation::PinMetric => return reach(role, Operation::ViewEntered),
        // Everybody sees what everybody wants to reach: that is what aligns them.
        Operation::ViewGoals => return Some(Chain),
        Operation::EditGoal | Operation::AgreeGoal => return goals(role, operation),
        Operation::ViewScores | Operation::EditKpiSheet | Operation::RateWork => {
            return scores(role, operation);
        }
        _ => {}
    }
    if operation == Operation::EditSegment {
        // Both group customers for everybody.
        return reach(role, Operation::EditTag);
    }
    if operation == Operation::AddCustomer && role != R::SalesAssociate {
        return reach(role, Operation::EditCustomer);
    }
    match role {
        R::Owner | R::GeneralManager => Some(Chain),
        R::OperationsDirector => operations_director(operation),
        R::OperationsSpecialist => operations_specialist(operation),
        R::RegionalManager => field_manager(operation, Region),
        R::StoreManager => field_manager(operation, Store),
        R::FloorSupervisor | R::TeamLeader => shift_leader(operation),
        R::SalesAssociate => associate(operation),
        R::ServiceHead | R::AccountManager => customer_care(operation),
        R::ServiceAgent => service_agent(operation),
        R::HumanResources => human_resources(operation),
        R::InformationTechnology => information_technology(operation),
        R::SupplyChainHead
        | R::Merchandiser
        | R::Purchasing
        | R::CategoryManager
        | R::ProductManager => product_work(operation),
        R::Designer
        | R::Marketing
        | R::PromotionManager
        | R::BusinessManager
        | R::DesignManager
        | R::TrafficManager => reader(operation),
    }
}

/// Who sets goals, and for whom; agreeing is for those above. Everybody sets their own.
fn goals(role: Role, operation: Operation) -> Option<Reach> {
    use Role as R;
    let reach = match role {
        R::Owner
        | R::GeneralManager
        | R::OperationsDirector
        | R::OperationsSpecialist
        | R::HumanResources => Chain,
        R::RegionalManager => Region,
        R::StoreManager => Store,
        _ => Own,
    };
    let may = operation == Operation::EditGoal || reach > Own;
    may.then_some(reach)
}

/// Everybody sees their own score, managers those of their people; sheets are made for the chain.
fn scores(role: Role, operation: Operation) -> Option<Reach> {
    use Role as R;
    let reach = match role {
        R::Owner | R::GeneralManager | R::OperationsDirector | R::HumanResources => Chain,
        R::RegionalManager => Region,
        R::StoreManager => Store,
        _ => Own,
    };
    match operation {
        Operation::EditKpiSheet => (reach == Chain).then_some(Chain),
        Operation::RateWork => (reach > Own).then_some(reach),
        _ => Some(reach),
    }
}

fn operations_director(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        // Whoever has the recovery key can read a copy of everything, on any machine.
        O::SetPassword | O::EditChain | O::RestoreBackup | O::ShowRecoveryKey => None,
        _ => Some(Chain),
    }
}

fn operations_specialist(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales
        | O::ViewCustomers
        | O::ViewPeople
        | O::ViewHistory
        | O::ImportSales
        | O::UndoImport
        | O::EditMapping
        | O::EditProduct
        | O::BackUp
        | O::ExportRows
        | O::ReviewIdentity
        | O::LogContact
        | O::EditTag
        | O::AskCustomerPhone
        | O::EditMetric
        | O::EnterValues
        | O::TakeStock => Some(Chain),
        _ => None,
    }
}

fn field_manager(operation: Operation, bound: Reach) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales
        | O::ViewCustomers
        | O::RevealCustomerPhone
        | O::ViewPeople
        | O::ViewHistory
        | O::ImportSales
        | O::UndoImport
        | O::VoidOrder
        | O::EditCustomer
        | O::EditEmployee
        | O::SetPassword
        | O::EditStore
        | O::ExportRows
        | O::ReviewIdentity
        | O::LogContact
        | O::AskCustomerPhone
        | O::ExportPerson
        | O::EnterValues
        | O::TakeStock => Some(bound),
        // Two customers may belong to two stores: that is seen from above.
        O::MergeCustomers => (bound == Region).then_some(Region),
        O::EditMapping | O::BackUp | O::EditTag => Some(Chain),
        O::EditProduct
        | O::EditRegion
        | O::EditDepartment
        | O::EditChain
        | O::RestoreBackup
        | O::ErasePerson
        | O::EditMetric
        | O::PinMetric
        | O::EditSegment
        | O::AddCustomer
        | O::ViewEntered
        | O::ViewGoals
        | O::EditGoal
        | O::AgreeGoal
        | O::ViewScores
        | O::EditKpiSheet
        | O::RateWork
        | O::ShowRecoveryKey => None,
    }
}

fn shift_leader(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales
        | O::ViewCustomers
        | O::ViewPeople
        | O::ImportSales
        | O::EditCustomer
        | O::LogContact
        | O::AskCustomerPhone
        | O::EnterValues
        | O::TakeStock => Some(Store),
        O::BackUp => Some(Chain),
        _ => None,
    }
}

fn associate(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales => Some(Own),
        O::ViewCustomers | O::LogContact | O::AskCustomerPhone | O::AddCustomer | O::TakeStock => {
            Some(Store)
        }
        _ => None,
    }
}

fn customer_care(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales
        | O::ViewCustomers
        | O::RevealCustomerPhone
        | O::ViewPeople
        | O::ViewHistory
        | O::EditCustomer
        | O::ExportRows
        | O::ReviewIdentity
        | O::LogContact
        | O::EditTag
        | O::AskCustomerPhone
        | O::ExportPerson
        | O::EnterValues => Some(Chain),
        _ => None,
    }
}

fn service_agent(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales | O::ViewCustomers | O::EditCustomer => Some(Chain),
        O::LogContact | O::AskCustomerPhone => Some(Chain),
        _ => None,
    }
}

fn human_resources(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewPeople
        | O::ViewHistory
        | O::EditDepartment
        | O::EditEmployee
        | O::SetPassword
        | O::ExportRows
        | O::EnterValues => Some(Chain),
        _ => None,
    }
}

fn information_technology(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewPeople
        | O::ViewHistory
        | O::EditMapping
        | O::SetPassword
        | O::BackUp
        | O::RestoreBackup => Some(Chain),
        _ => None,
    }
}

fn product_work(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales
        | O::ViewHistory
        | O::EditProduct
        | O::ExportRows
        | O::EnterValues
        | O::TakeStock => Some(Chain),
        _ => None,
    }
}

fn reader(operation: Operation) -> Option<Reach> {
    use Operation as O;
    match operation {
        O::ViewSales | O::ExportRows => Some(Chain),
        _ => None,
    }
}

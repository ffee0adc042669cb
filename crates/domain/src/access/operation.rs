//! The operations of the product, each named by a verb.

use serde::{Deserialize, Serialize};

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// One thing a person can do or see.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "snake_case")]
        pub enum Operation {
            $($(#[$doc])* $name,)*
        }

        impl Operation {
            /// Every operation.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// The stable name, written into the log.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

operations! {
    /// See sales, orders and the metrics made of them.
    ViewSales = "view_sales",
    /// See customers, phone numbers masked.
    ViewCustomers = "view_customers",
    /// See phone numbers in full.
    RevealCustomerPhone = "reveal_customer_phone",
    /// See who works here.
    ViewPeople = "view_people",
    /// See who changed what and when.
    ViewHistory = "view_history",
    /// Bring in a sales file.
    ImportSales = "import_sales",
    /// Take an import back.
    UndoImport = "undo_import",
    /// Keep, change or drop a column mapping.
    EditMapping = "edit_mapping",
    /// Void an order.
    VoidOrder = "void_order",
    /// Change a product.
    EditProduct = "edit_product",
    /// Change a customer.
    EditCustomer = "edit_customer",
    /// Change a store.
    EditStore = "edit_store",
    /// Change a region.
    EditRegion = "edit_region",
    /// Change a department.
    EditDepartment = "edit_department",
    /// Change an employee.
    EditEmployee = "edit_employee",
    /// Give an employee a password.
    SetPassword = "set_password",
    /// Change the chain's name and rules.
    EditChain = "edit_chain",
    /// Make a backup.
    BackUp = "back_up",
    /// Put a backup in place of the present data.
    RestoreBackup = "restore_backup",
    /// Write rows into a file.
    ExportRows = "export_rows",
    /// Say which customer a weakly known buyer is.
    ReviewIdentity = "review_identity",
    /// Merge two customers into one, and set them apart again.
    MergeCustomers = "merge_customers",
    /// Note a contact with a customer.
    LogContact = "log_contact",
    /// Make, rename or drop a tag.
    EditTag = "edit_tag",
    /// See one customer's phone number in full after saying why.
    AskCustomerPhone = "ask_customer_phone",
    /// Write everything kept about one customer into a file.
    ExportPerson = "export_person",
    /// Take everything personal of one customer out.
    ErasePerson = "erase_person",
    /// Define a metric of the chain's own.
    EditMetric = "edit_metric",
    /// Enter numbers that no file has.
    EnterValues = "enter_values",
    /// Put a metric on one's own 今天.
    PinMetric = "pin_metric",
    /// Keep, rename or drop a segment of customers.
    EditSegment = "edit_segment",
    /// Make a new customer.
    AddCustomer = "add_customer",
    /// See the numbers that people enter, and the metrics made only of them.
    ViewEntered = "view_entered",
    /// See the recovery key of the data.
    ShowRecoveryKey = "show_recovery_key",
    /// See what everybody wants to reach, and how far they are.
    ViewGoals = "view_goals",
    /// Set goals, change them, and check in on them.
    EditGoal = "edit_goal",
    /// Agree to goals, and change their numbers afterwards.
    AgreeGoal = "agree_goal",
    /// See what people are measured by, and how they score.
    ViewScores = "view_scores",
    /// Make, change, publish and assign KPI sheets.
    EditKpiSheet = "edit_kpi_sheet",
    /// Give marks for other people's work.
    RateWork = "rate_work",
    /// Count what is on hand against the books.
    TakeStock = "take_stock",
}

//! The chain's own promotions, which forecasts of goals reckon with.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::promotions::Promotion;
use domain::registry;

use crate::error::{Error, Result, invalid};
use crate::org::required;
use crate::topic::Done;
use crate::{Replica, transact};

impl Replica {
    /// Every promotion of the chain's own, by its first day.
    pub fn list_promotions(&self, actor: &Actor) -> Result<Vec<Promotion>> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| transact::list(sql, "begins_on"))
    }

    /// Makes or changes a promotion.
    pub fn save_promotion(&self, actor: &Actor, promotion: Promotion) -> Result<Done> {
        actor.may(Operation::EditGoal, Target::Chain)?;
        let promotion = Promotion { name: required("name", &promotion.name)?, ..promotion };
        if promotion.ends_on < promotion.begins_on {
            return invalid("ends_on", "before_beginning");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            tx.put(&promotion)?;
            Ok(())
        })
    }

    /// Drops a promotion.
    pub fn delete_promotion(&self, actor: &Actor, id: Id) -> Result<Done> {
        actor.may(Operation::EditGoal, Target::Chain)?;
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            if tx.delete(&registry::PROMOTION, id)? {
                Ok(())
            } else {
                Err(Error::NotFound("promotion"))
            }
        })
    }
}

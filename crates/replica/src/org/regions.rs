//! Regions.

use domain::access::{Actor, Operation, Target};
use domain::org::Region;
use domain::registry;

use super::{required, unique};
use crate::Replica;
use crate::error::Result;
use crate::topic::Done;
use crate::transact;

impl Replica {
    /// Every region, by name.
    pub fn list_regions(&self) -> Result<Vec<Region>> {
        self.database.read(|sql| transact::list(sql, "name"))
    }

    /// Makes or changes a region. Names are unique.
    pub fn save_region(&self, actor: &Actor, region: Region) -> Result<Done> {
        actor.may(Operation::EditRegion, Target::Chain)?;
        let region = Region { name: required("name", &region.name)?, ..region };
        self.transact(actor, Operation::EditRegion.code(), |tx| {
            unique(tx.sql, &registry::REGION, "name", &region.name, region.id)?;
            tx.put(&region)?;
            Ok(())
        })
    }
}

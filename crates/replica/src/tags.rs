//! Tags: words by which customers are grouped (C-26).

use domain::Id;
use domain::access::{Actor, Operation};
use domain::care::{CustomerTag, Tag};
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::customers::ChosenCustomers;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::{Replica, org, transact};

/// A tag with how many customers have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TagRow {
    /// The tag.
    pub tag: Tag,
    /// Customers of the whole chain who have it.
    pub customers: u32,
}

impl Replica {
    /// Every tag, by name.
    pub fn list_tags(&self, actor: &Actor) -> Result<Vec<TagRow>> {
        actor.may_somewhere(Operation::ViewCustomers)?;
        self.database.read(|sql| {
            let tags: Vec<Tag> = transact::list(sql, "name")?;
            let mut count =
                sql.prepare_cached("SELECT count(*) FROM customer_tag WHERE tag_id = ?1")?;
            tags.into_iter()
                .map(|tag| {
                    let customers = count.query_row([SqlId(tag.id)], |row| row.get(0))?;
                    Ok(TagRow { tag, customers })
                })
                .collect()
        })
    }

    /// Makes or changes a tag. Names are unique.
    pub fn save_tag(&self, actor: &Actor, tag: Tag) -> Result<Done> {
        actor.may_somewhere(Operation::EditTag)?;
        let tag = Tag { name: org::required("name", &tag.name)?, ..tag };
        self.transact(actor, Operation::EditTag.code(), |tx| {
            org::unique(tx.sql, &registry::TAG, "name", &tag.name, tag.id)?;
            tx.put(&tag)?;
            Ok(())
        })
    }

    /// Drops a tag and takes it off everybody. Answers from how many.
    pub fn delete_tag(&self, actor: &Actor, id: Id) -> Result<Done<u32>> {
        actor.may_somewhere(Operation::EditTag)?;
        self.transact(actor, Operation::EditTag.code(), |tx| {
            let tagged: Vec<SqlId> = tx
                .sql
                .prepare_cached("SELECT id FROM customer_tag WHERE tag_id = ?1 ORDER BY key")?
                .query_map([SqlId(id)], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            for tagged in &tagged {
                tx.delete(&registry::CUSTOMER_TAG, tagged.0)?;
            }
            if !tx.delete(&registry::TAG, id)? {
                return Err(Error::NotFound("tag"));
            }
            Ok(u32::try_from(tagged.len()).unwrap_or(u32::MAX))
        })
    }

    /// Puts a tag on customers. Answers on how many who lacked it; one transaction takes it back.
    pub fn tag_customers(
        &self,
        actor: &Actor,
        chosen: &ChosenCustomers,
        tag: Id,
    ) -> Result<Done<u32>> {
        self.transact(actor, "tag_customers", |tx| {
            org::exists(tx.sql, "tag_id", &registry::TAG, Some(tag))?;
            let mut changed = 0;
            for customer in self.may_change(tx.sql, actor, chosen)? {
                let id = CustomerTag::id_of(customer.id, tag);
                // Where the customer belonged when they were tagged stays as it was.
                if transact::find::<CustomerTag>(tx.sql, id)?.is_none() {
                    let (store_id, customer_id) = (customer.home_store_id, customer.id);
                    tx.put(&CustomerTag { id, store_id, customer_id, tag_id: tag })?;
                    changed += 1;
                }
            }
            Ok(changed)
        })
    }

    /// Takes a tag off customers. Answers off how many who had it; one transaction takes it back.
    pub fn untag_customers(
        &self,
        actor: &Actor,
        chosen: &ChosenCustomers,
        tag: Id,
    ) -> Result<Done<u32>> {
        self.transact(actor, "untag_customers", |tx| {
            let mut changed = 0;
            for customer in self.may_change(tx.sql, actor, chosen)? {
                let id = CustomerTag::id_of(customer.id, tag);
                changed += u32::from(tx.delete(&registry::CUSTOMER_TAG, id)?);
            }
            Ok(changed)
        })
    }
}

/// The tags on a customer, by name.
pub(crate) fn tags_of(sql: &Connection, customer: Id) -> Result<Vec<Tag>> {
    let ids: Vec<SqlId> = sql
        .prepare_cached(
            "SELECT tag.id FROM customer_tag JOIN tag ON tag.id = customer_tag.tag_id
             WHERE customer_tag.customer_id = ?1 ORDER BY tag.name, tag.key",
        )?
        .query_map([SqlId(customer)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter().map(|id| transact::get(sql, id.0)).collect()
}

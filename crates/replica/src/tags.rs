//! Tags: words by which customers are grouped (C-26).

use domain::Id;
use domain::access::{Actor, Operation};
use domain::care::{CustomerTag, Tag};
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::customers::ChosenCustomers;
use crate::customers::person::{SAME_PERSON, same_person};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::identity::same_number::COUNTS_FOR_ITSELF;
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
            let mut count = sql.prepare_cached(&format!(
                "SELECT count(*) FROM customer
                 WHERE customer.key IN ({TAGGED}) AND {COUNTS_FOR_ITSELF}"
            ))?;
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

    /// Puts a tag on customers. Answers on how many who lacked it, they and everybody merged into them;
    /// one transaction takes it back.
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
                if !tags_of(tx.sql, customer.id)?.iter().any(|one| one.id == tag) {
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
                let mut had = false;
                for one in same_person(tx.sql, customer.id)? {
                    let id = CustomerTag::id_of(one, tag);
                    had |= tx.delete(&registry::CUSTOMER_TAG, id)?;
                }
                changed += u32::from(had);
            }
            Ok(changed)
        })
    }
}

/// The local keys of who has the tag `?`: on their own, or as whom somebody with it counts for.
pub(crate) const TAGGED: &str = "
    WITH RECURSIVE holder (key, id) AS (
        SELECT customer.key, customer.id FROM customer_tag
        CROSS JOIN customer ON customer.id = customer_tag.customer_id
        WHERE customer_tag.tag_id = ?
        UNION
        SELECT kept.key, kept.id FROM holder
        CROSS JOIN customer AS one ON one.key = holder.key
        CROSS JOIN customer AS kept ON kept.id = one.merged_into
        UNION
        SELECT kept.key, kept.id FROM holder
        CROSS JOIN same_number ON same_number.customer_key = holder.key
        CROSS JOIN customer AS kept ON kept.key = same_number.counts_for)
    SELECT key FROM holder";

/// The tags on a customer and on everybody who counts for them, by name.
pub(crate) fn tags_of(sql: &Connection, customer: Id) -> Result<Vec<Tag>> {
    let ids: Vec<SqlId> = sql
        .prepare_cached(&format!(
            "SELECT DISTINCT tag.id, tag.name, tag.key
             FROM customer_tag JOIN tag ON tag.id = customer_tag.tag_id
             WHERE customer_tag.customer_id IN ({SAME_PERSON}) ORDER BY tag.name, tag.key"
        ))?
        .query_map([SqlId(customer)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter().map(|id| transact::get(sql, id.0)).collect()
}

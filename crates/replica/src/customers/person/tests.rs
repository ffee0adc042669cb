use domain::customers::Customer;
use tempfile::TempDir;

use crate::testing::{CUSTOMERS, begin_and_sell};
use crate::{KeyRing, Replica};

/// Whether a text stands on any page of the database, also on one that is free. In the file itself
/// every page is encrypted: there a search would find nothing whatever stood there.
fn is_on_a_page(replica: &Replica, text: &str) -> bool {
    let mut sql = replica.database.connect().unwrap();
    let pages = sql.serialize("main").unwrap();
    assert!(pages.starts_with(b"SQLite format 3"), "decrypted");
    pages.windows(text.len()).any(|at| at == text.as_bytes())
}

#[test]
fn no_page_keeps_an_erased_person() {
    let folder = TempDir::new().unwrap();
    let replica = Replica::open(folder.path(), KeyRing::beside_the_data()).unwrap();
    begin_and_sell(&replica, folder.path());
    let [(phone, name), (other_phone, other_name)] = CUSTOMERS;
    let texts = [phone, name, "ouyanghaitang"];
    for text in texts {
        assert!(is_on_a_page(&replica, text), "{text} is there to begin with");
    }
    let id = Customer::id_of(phone, "", "", "").unwrap();
    replica.erase_person(&replica.owner().unwrap(), id).unwrap();
    for text in texts {
        assert!(!is_on_a_page(&replica, text), "{text}");
    }
    for text in [other_phone, other_name] {
        assert!(is_on_a_page(&replica, text), "others are not touched");
    }
    let log = std::fs::metadata(folder.path().join("storeloop.sqlite-wal")).unwrap();
    assert_eq!(log.len(), 0, "and the write-ahead log is cut");
}

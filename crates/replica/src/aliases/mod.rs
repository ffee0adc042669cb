//! Names by which files call a store or a product that the chain calls otherwise: said once,
//! remembered for every later file.

mod counted;
mod products;
mod stores;

pub(crate) use counted::{COUNTED_PRODUCT, counted, hidden, is_goods, keys_where};
pub(crate) use products::{
    ProductAlias, codes_of, meant_by, recount_put_back_alias, refuse_detours, standing,
};
pub use products::{ProductName, ProductNames};
pub use stores::StoreAlias;
pub(crate) use stores::of_stores;

//! What can be typed about customers.

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum Customers {
    /// Find customers by the end of the phone number, name, pinyin, initials, card, outside number or
    /// order number; the best fitting first.
    Search {
        /// What is known of them.
        text: String,
        /// At most so many, up to 200.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Make a customer; who has the phone number or card already is told instead.
    Add(NewOne),
    /// Put a tag on customers.
    Tag {
        /// Its name.
        name: String,
        /// Phones, cards, outside numbers or ids.
        #[arg(required = true, value_name = "CUSTOMER")]
        customers: Vec<String>,
        /// Make the tag when there is none.
        #[arg(long)]
        make: bool,
    },
    /// Take a tag off customers.
    Untag {
        /// Its name.
        name: String,
        /// Phones, cards, outside numbers or ids.
        #[arg(required = true, value_name = "CUSTOMER")]
        customers: Vec<String>,
    },
    /// Give customers to an employee who looks after them; to nobody without one.
    Assign {
        /// Phones, cards, outside numbers or ids.
        #[arg(required = true, value_name = "CUSTOMER")]
        customers: Vec<String>,
        /// Staff number.
        #[arg(long, value_name = "CODE")]
        employee: Option<String>,
    },
    /// Note a contact that was just had.
    Contact {
        /// Phone, card, outside number or id.
        id: String,
        /// By which way.
        #[arg(long)]
        way: ContactWay,
        /// What was said; a note must say something.
        #[arg(long, default_value = "")]
        text: String,
    },
    /// Note what a customer said about being written to or called.
    Consent {
        /// Phone, card, outside number or id.
        id: String,
        /// About which way.
        #[arg(long)]
        channel: Channel,
        /// What they said.
        #[arg(long)]
        said: Said,
        /// Where that is known from.
        #[arg(long, default_value = "")]
        source: String,
    },
    /// Show a phone number in full; the look is noted with its reason.
    Reveal {
        /// Phone, card, outside number or id.
        id: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Take everything personal of a customer out. This cannot be undone.
    Erase {
        /// Phone, card, outside number or id.
        id: String,
        /// It is meant.
        #[arg(long)]
        for_good: bool,
    },
    /// Give everybody the member level that the chain's own rules say.
    SettleLevels,
    /// Everything known of one customer: purchases, rhythm, favourites, tags, consent, contacts.
    Show {
        /// Phone, card, outside number or id.
        id: String,
    },
    /// Pairs that share a phone number, a card or an outside number.
    Duplicates,
    /// Merge one into another: its orders count there.
    Merge {
        /// The customer that stays.
        keep: String,
        /// The customer that is merged into it.
        merged: String,
    },
    /// Those merged into a customer.
    Merged {
        /// The customer that stayed.
        id: String,
    },
    /// Set a merged customer apart again.
    Unmerge {
        /// Its id.
        id: domain::Id,
    },
}

/// A new customer: a phone number, a card, or both.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("key").required(true).multiple(true).args(["phone", "card"]))]
pub(crate) struct NewOne {
    /// Phone number, of abroad too.
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Card number.
    #[arg(long)]
    pub(crate) card: Option<String>,
    /// The store they belong to; may be left out when the chain has one store.
    #[arg(long, value_name = "CODE")]
    pub(crate) store: Option<String>,
}

/// A way of being in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ContactWay {
    Phone,
    Email,
    Social,
    Online,
    Visit,
    Note,
}

/// A way to reach somebody that needs consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Channel {
    Sms,
    Phone,
    #[value(name = "we_chat")]
    WeChat,
}

/// What a customer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Said {
    Given,
    Withdrawn,
    Unknown,
}

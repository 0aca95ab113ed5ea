//! What a command has at hand while it answers.

use std::collections::BTreeMap;

use super::call::Call;
use crate::catalog::Catalog;
use crate::locale::Locale;
use crate::settings::Visibility;
use crate::state::State;
use crate::text::Texts;

/// What the bot knows of itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The ids under which Discord knows the commands, so that they can be clicked.
    pub command_ids: BTreeMap<String, u64>,
    /// The address that adds the bot to a server.
    pub invite: Option<String>,
}

/// From what a call is answered.
#[derive(Debug, Clone, Copy)]
pub struct Means<'a> {
    /// The films and people.
    pub catalog: &'a Catalog,
    /// What the bot knows of itself.
    pub about: &'a About,
    /// What is kept, if anything.
    pub state: Option<&'a State>,
    /// A number drawn for this call.
    pub roll: u32,
}

/// What a command has at hand: everything it may look at, and nothing else.
#[derive(Debug)]
pub struct Context<'a> {
    /// The films and people.
    pub catalog: &'a Catalog,
    pub call: &'a Call,
    /// What the bot knows of itself.
    pub about: &'a About,
    /// What is kept, if anything.
    pub state: Option<&'a State>,
    /// A number drawn for this call.
    pub roll: u32,
    /// Who will see the answer, unless the command decides otherwise.
    pub visibility: Visibility,
    /// The language of whoever will see the answer.
    pub locale: Locale,
    /// The sentences in it.
    pub texts: &'static Texts,
}

impl<'a> Context<'a> {
    /// What there is to answer a call with, in the language of those who will see the answer.
    pub fn new(means: Means<'a>, call: &'a Call, visibility: Visibility) -> Self {
        let Means {
            catalog,
            about,
            state,
            roll,
        } = means;
        let locale = match visibility {
            Visibility::Private => call.own_locale(),
            Visibility::Public => call.public_locale(),
        };
        Self {
            catalog,
            call,
            about,
            state,
            roll,
            visibility,
            locale,
            texts: locale.texts(),
        }
    }

    /// From what it is answered.
    pub fn means(&self) -> Means<'a> {
        Means {
            catalog: self.catalog,
            about: self.about,
            state: self.state,
            roll: self.roll,
        }
    }

    /// The sentences in the asker's own language: for answers that only they see.
    pub fn private_texts(&self) -> &'static Texts {
        self.call.own_locale().texts()
    }
}

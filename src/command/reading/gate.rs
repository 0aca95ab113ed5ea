//! Who may what: nobody reaches what is kept but through here.

use crate::command::vocabulary::{Context, Place};
use crate::refusal::{MemberReason, Refusal, SettingsReason};
use crate::state::{Decided, Member, Person};

impl<'a> Context<'a> {
    /// Whoever asks, wherever that is.
    pub(crate) fn asker(&self) -> Person<'a> {
        Person {
            state: self.state,
            id: self.call.asker,
        }
    }

    /// Whoever asks, as a member of the server that they ask in.
    ///
    /// # Errors
    /// A refusal where nothing is kept about members: outside of servers, and where the bot is a guest.
    pub(crate) fn member(&self) -> Result<Member<'a>, Refusal> {
        match self.call.place {
            Place::Server {
                guild,
                installed: true,
                ..
            } => Ok(Member {
                state: self.state,
                guild,
                id: self.call.asker,
            }),
            Place::Server { .. } => Err(MemberReason::NotInstalled.into()),
            Place::DirectMessage { .. } | Place::Private { .. } => {
                Err(MemberReason::OnlyInServers.into())
            }
        }
    }

    /// Whoever asks, as an admin of the server that they ask in.
    ///
    /// # Errors
    /// A refusal for whoever may not see or change the server's settings. Discord hides the command
    /// from them, unless the server says otherwise, and a button shows to whom it was shown once: so
    /// neither is relied on.
    pub(crate) fn admin(&self) -> Result<Decided<'a>, Refusal> {
        let Place::Server {
            guild, installed, ..
        } = self.call.place
        else {
            return Err(SettingsReason::OnlyInServers.into());
        };
        if !installed {
            return Err(SettingsReason::NotInstalled.into());
        }
        if !self.call.may_manage() {
            return Err(SettingsReason::NotAdmin.into());
        }
        Ok(Decided {
            state: self.state,
            guild,
            admin: self.call.asker,
        })
    }
}

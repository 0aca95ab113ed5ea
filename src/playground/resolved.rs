//! What the ids among somebody's choices stand for: Discord's `resolved`.

use serde_json::{Value, json};

use super::objects::{self, Person};
use super::room::Room;

/// What can be named by its id, in an option or in a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    User,
    Role,
    UserOrRole,
    Channel,
}

impl Named {
    /// By Discord's number for the kind of an option.
    pub(super) fn by_option(kind: u64) -> Option<Self> {
        Some(match kind {
            6 => Self::User,
            7 => Self::Channel,
            8 => Self::Role,
            9 => Self::UserOrRole,
            _ => return None,
        })
    }

    /// By Discord's number for the kind of a component.
    pub(super) fn by_component(kind: u64) -> Option<Self> {
        Some(match kind {
            5 => Self::User,
            6 => Self::Role,
            7 => Self::UserOrRole,
            8 => Self::Channel,
            _ => return None,
        })
    }
}

/// Everything that one interaction names.
#[derive(Default)]
pub(super) struct Resolved(Option<Value>);

impl Resolved {
    /// Adds what an id stands for.
    ///
    /// # Errors
    /// If the server has nothing with this id, which Discord refuses, too.
    pub(super) fn add(
        &mut self,
        named: Named,
        id: &str,
        room: &Room,
        asker: &Person,
    ) -> Result<(), String> {
        let number: u64 = id.parse().unwrap_or_default();
        let channel = || objects::channel(number, asker);
        let role = || objects::role(number);
        let user = || room.member(number);
        let found = match named {
            Named::Channel => channel().map(|channel| ("channels", channel)),
            Named::Role => role().map(|role| ("roles", role)),
            Named::User | Named::UserOrRole => match user() {
                Some(person) => {
                    self.put("members", id, objects::resolved_member(&person));
                    Some(("users", objects::user(&person)))
                }
                None if named == Named::UserOrRole => role().map(|role| ("roles", role)),
                None => None,
            },
        };
        let Some((list, object)) = found else {
            return Err(format!("The server has no {named:?} of the id {id:?}."));
        };
        self.put(list, id, object);
        Ok(())
    }

    fn put(&mut self, list: &str, id: &str, object: Value) {
        self.0.get_or_insert_with(|| json!({}))[list][id] = object;
    }

    /// Puts it where Discord does, if anything was named.
    pub(super) fn put_into(self, data: &mut Value) {
        if let Self(Some(resolved)) = self {
            data["resolved"] = resolved;
        }
    }
}

//! A setting as it is stored.

use crate::settings::{Chosen, Field, Setting};
use crate::snowflake::GuildId;

/// Takes a setting as it is stored among those chosen. One that somebody broke by hand is noted as
/// such: an admin can then choose it again.
pub(super) fn take(chosen: &mut Chosen, guild: GuildId, path: &str, value: &str) {
    let field = Field::from_path(path);
    if let Some(setting) = field.and_then(|field| Setting::from_toml(field, value)) {
        chosen.set(setting);
        return;
    }
    tracing::warn!(
        guild_id = guild.0,
        field = path,
        "a stored setting cannot be read: the operator's default applies, and what may have been \
         private stays private"
    );
    if let Some(field) = field {
        chosen.note_unreadable(field);
    }
}

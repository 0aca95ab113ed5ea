//! Discord's limits, in Unicode characters unless a name says otherwise.
//!
//! Sources: Discord's documentation, `resources/message`, `components/reference`,
//! `interactions/application-commands` and `interactions/receiving-and-responding`.

use std::time::Duration;

/// A message's own text.
pub const CONTENT: usize = 2000;
/// Embeds of a message.
pub const EMBEDS: usize = 10;
/// An embed's title.
pub const EMBED_TITLE: usize = 256;
/// An embed's description.
pub const EMBED_DESCRIPTION: usize = 4096;
/// Fields of an embed.
pub const EMBED_FIELDS: usize = 25;
/// A field's name.
pub const FIELD_NAME: usize = 256;
/// A field's value.
pub const FIELD_VALUE: usize = 1024;
/// An embed's footer.
pub const EMBED_FOOTER: usize = 2048;
/// The text of all embeds of a message together.
pub const EMBEDS_TOTAL: usize = 6000;
/// Rows of components of a message.
pub const ROWS: usize = 5;
/// Buttons of a row.
pub const BUTTONS: usize = 5;
/// A button's label.
pub const BUTTON_LABEL: usize = 80;
/// A link button's address.
pub const BUTTON_URL: usize = 512;
/// A button's or menu's `custom_id`.
pub const CUSTOM_ID: usize = 100;
/// Entries of a menu.
pub const MENU_ITEMS: usize = 25;
/// A menu entry's label, value or description.
pub const MENU_ITEM: usize = 100;
/// A menu's placeholder.
pub const PLACEHOLDER: usize = 150;
/// A form's title.
pub const FORM_TITLE: usize = 45;
/// Inputs of a form.
pub const FORM_INPUTS: usize = 5;
/// An input's label.
pub const INPUT_LABEL: usize = 45;
/// An input's placeholder.
pub const INPUT_EXAMPLE: usize = 100;
/// An input's value.
pub const INPUT_VALUE: usize = 4000;
/// Completions of an option.
pub const CHOICES: usize = 25;
/// A completion's name or value.
pub const CHOICE: usize = 100;
/// Files of a message.
pub const FILES: usize = 10;
/// A file's description.
pub const FILE_DESCRIPTION: usize = 1024;
/// A command's or an option's description.
pub const COMMAND_DESCRIPTION: usize = 100;
/// All text of one command; the longest language counts.
pub const COMMAND_TOTAL: usize = 8000;

/// How long the first answer to an interaction may take.
pub const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// How long an interaction can be answered once it was acknowledged.
pub const LATER_ANSWERS: Duration = Duration::from_mins(15);

//! The words of a conversation: what comes in, what goes out, what a command has at hand and what a
//! command is. None of it knows a command.

mod call;
mod context;
mod definition;
mod error;
mod message;

pub use call::{Call, Enclosed, Options, Permissions, Place, Request, Target, Value};
pub use context::{About, Context, Means};
pub use definition::{
    Answer, Audience, Body, Command, CommandOption, Completion, Kind, OptionType, Pending,
    Subcommand,
};
pub(crate) use definition::{awaited, completed};
pub use error::{Error, Untold};
pub use message::{
    Button, ButtonTarget, Card, ChannelKind, Channels, Choice, Colour, Field, File, Form, Input,
    InputSize, Menu, MenuItem, Message, MultiSelect, MultiSelectItem, Reply, Row, Style,
};

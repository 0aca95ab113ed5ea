//! The one idea: a [`Call`] goes in, a [`Reply`] or a [`Refusal`](crate::refusal::Refusal) comes out.
//!
//! It reads from the bottom up: no file names one that is listed after it. [`COMMANDS`] is the only
//! list of commands; registration, dispatch, completion, help, the README's table and the
//! playground's menu are derived from it. Nothing here knows Discord's JSON, SQL or the time, and
//! everything that goes in or out is serialisable data.

mod vocabulary;

mod reading;

mod parts;

// Each answers by itself, and knows no other.
mod browse;
mod connect;
mod delete;
mod help;
mod opinions;
mod person;
mod privacy;
mod random;
mod rate;
mod recommend;
mod related;
mod review;
mod seen;
mod settings;
mod taste;
mod top;
mod watchlist;

mod pressed;
mod refused;

mod table;

pub use crate::snowflake::{ChannelId, GuildId, MessageId, UserId};
pub use parts::{film_of_the_day, pick_film_of_the_day};
pub(crate) use reading::{REVIEWED, SORTS, SOURCES};
pub use refused::refuse;
pub use table::{COMMANDS, answer, find, visibility};
pub use vocabulary::{
    About, Answer, Audience, Body, Button, ButtonTarget, Call, Card, ChannelKind, Channels, Choice,
    Colour, Command, CommandOption, Completion, Context, Enclosed, Error, Field, File, Form, Input,
    InputSize, Kind, Means, Menu, MenuItem, Message, MultiSelect, MultiSelectItem, OptionType,
    Options, Pending, Permissions, Place, Reply, Request, Row, Style, Subcommand, Target, Untold,
    Value,
};

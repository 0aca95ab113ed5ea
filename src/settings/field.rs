//! What the table says of a setting, whatever its value.

use super::Field;
use super::kind::Kind;

/// Who decides a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decides {
    /// The operator alone: in a direct message, Discord does not say which servers somebody shares
    /// with the bot.
    Operator,
    /// The server alone.
    Server,
    /// The server, and the operator where the server does not.
    Both,
}

/// What a setting is about, which is what one subcommand of `/settings` changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Where answers are public.
    Channels,
    /// Who sees them.
    Answers,
    /// The language of public answers.
    Language,
    /// What happens to spoilers.
    Spoilers,
    /// Which films are picked.
    Picks,
    /// Where and when the film of the day is posted.
    FilmOfTheDay,
}

/// Topics that are shown under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// How commands are answered.
    Answers,
    /// Which films are picked.
    Picks,
    /// Where and when the film of the day is posted.
    FilmOfTheDay,
}

/// Sentences that say what settings decide.
pub trait Describe {
    /// What a setting decides.
    fn describe(&self, field: Field) -> &'static str;
}

impl Topic {
    /// The heading that it is shown under.
    pub const fn group(self) -> Group {
        match self {
            Self::Channels | Self::Answers | Self::Language | Self::Spoilers => Group::Answers,
            Self::Picks => Group::Picks,
            Self::FilmOfTheDay => Group::FilmOfTheDay,
        }
    }
}

impl Group {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Answers, Self::Picks, Self::FilmOfTheDay];

    /// The settings under this heading.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        let shown = Field::SHOWN.into_iter();
        shown.filter(move |field| field.topic().group() == self)
    }
}

impl Field {
    /// Every setting in the order in which they are shown and asked for: what is only yes or no comes
    /// last.
    pub const SHOWN: [Self; Self::ALL.len()] = {
        let mut shown = Self::ALL;
        let (mut at, mut no) = (0, 0);
        while no < 2 * Self::ALL.len() {
            let field = Self::ALL[no % Self::ALL.len()];
            if matches!(field.kind(), Kind::Flag) == (no >= Self::ALL.len()) {
                shown[at] = field;
                at += 1;
            }
            no += 1;
        }
        shown
    };

    /// Whether servers decide it.
    pub const fn is_the_servers(self) -> bool {
        !matches!(self.decides(), Decides::Operator)
    }

    /// Whether the operator decides it, if only for servers that do not.
    pub const fn is_the_operators(self) -> bool {
        !matches!(self.decides(), Decides::Server)
    }

    /// Section and name, such as `answers.visibility`: what the setting is called where it is
    /// stored.
    pub fn path(self) -> String {
        format!("{}.{}", self.section(), self.name())
    }

    /// The setting of this path.
    pub fn from_path(path: &str) -> Option<Self> {
        let (section, name) = path.split_once('.')?;
        Self::find(section, name)
    }

    /// The setting of this name in this section.
    pub fn find(section: &str, name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.section() == section && field.name() == name)
    }
}

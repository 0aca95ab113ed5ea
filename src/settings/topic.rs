//! What a setting is about, and who decides it.

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
}

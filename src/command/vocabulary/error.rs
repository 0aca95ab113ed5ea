//! Why a command does not answer as asked.

use crate::refusal::{ListReason, MemberReason, Refusal, SettingsReason};
use crate::state::Away;

/// Why a command does not answer as asked.
#[derive(Debug)]
pub enum Error {
    /// For a reason that whoever asked can do something about.
    Refused(Refusal),
    /// What is kept cannot be used.
    Away(Untold),
    /// Something else broke on our side.
    Broken(anyhow::Error),
}

/// That what is kept cannot be used, before whoever answers the call has written the whole story into
/// the log and has the reference under which it stands there.
pub struct Untold {
    /// What is wrong with it.
    pub away: Away,
    refuse: Box<dyn FnOnce(String) -> Refusal + Send>,
}

impl Error {
    /// The error with another refusal in its place, also where there is none yet.
    #[must_use]
    pub(crate) fn told_as(self, tell: impl FnOnce(Refusal) -> Refusal + Send + 'static) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(tell(refusal)),
            Self::Away(Untold { away, refuse }) => Self::Away(Untold {
                away,
                refuse: Box::new(|reference| tell(refuse(reference))),
            }),
            Self::Broken(cause) => Self::Broken(cause),
        }
    }
}

impl Untold {
    /// What whoever asked is told.
    pub fn refusal(self, reference: String) -> Refusal {
        (self.refuse)(reference)
    }
}

impl std::fmt::Debug for Untold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.away.fmt(f)
    }
}

impl From<Away> for Error {
    fn from(away: Away) -> Self {
        Self::Away(Untold {
            away,
            refuse: Box::new(|reference| MemberReason::Unavailable { reference }.into()),
        })
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<MemberReason> for Error {
    fn from(reason: MemberReason) -> Self {
        Self::Refused(reason.into())
    }
}

impl From<ListReason> for Error {
    fn from(reason: ListReason) -> Self {
        Self::Refused(reason.into())
    }
}

impl From<SettingsReason> for Error {
    fn from(reason: SettingsReason) -> Self {
        Self::Refused(reason.into())
    }
}

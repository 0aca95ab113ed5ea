//! What can be wrong with the store, told apart by who can do something about it.

use std::io;
use std::path::Path;
use std::time::Duration;

use thiserror::Error;

/// Why something could not be read or kept.
#[derive(Debug, Error)]
pub enum Error {
    /// The database is from a later version of the bot.
    #[error(
        "The database is from a later version of the bot: it has version {version}, and this bot \
         knows versions up to {newest}. Run the later version, or restore a backup from before \
         the update."
    )]
    Newer {
        /// The version of the database.
        version: i64,
        /// The latest version this binary knows.
        newest: i64,
    },
    /// The database was not made by this bot, or a migration did not finish.
    #[error(
        "The database is not as the bot left it: something else changed its version \
         {version}. Restore a backup, or name another database in `database.url`."
    )]
    Foreign {
        /// The version that differs.
        version: i64,
    },
    /// The file, or the directory it is to be in, cannot be made or read.
    #[error("the database's file cannot be used: {0}")]
    File(io::Error),
    /// The file was moved, replaced or deleted: what is written to it would be lost.
    #[error("the database's file was moved, replaced or deleted while the bot was running")]
    Gone,
    /// No room is left.
    #[error("the database cannot grow, because the disk is full")]
    Full(#[source] sqlx::Error),
    /// It can be read and not written.
    #[error("the database is read-only, because its file or its server accepts no writes")]
    ReadOnly(#[source] sqlx::Error),
    /// Others write for longer than one waits.
    #[error("the database is busy with other writers")]
    Busy(#[source] sqlx::Error),
    /// What is in the file is damaged, or no database.
    #[error("the database's file is damaged, or is not a database")]
    Damaged(#[source] sqlx::Error),
    /// It cannot be reached, or broke off.
    #[error("the database cannot be reached")]
    Unreachable(#[source] sqlx::Error),
    /// It takes longer than one waits, or will never answer.
    #[error("the database did not answer within {0:?}")]
    Late(Duration),
    /// Anything else: a mistake of ours, or of whoever changed the database by hand.
    #[error("the database refused what the bot asked of it")]
    Refused(#[source] sqlx::Error),
}

impl Error {
    pub(super) fn file(kind: io::ErrorKind, path: &Path, what: &str) -> Self {
        Self::File(io::Error::new(kind, format!("{} {what}", path.display())))
    }

    /// What went wrong with a file.
    pub(super) fn at(path: &Path, error: &io::Error) -> Self {
        Self::file(error.kind(), path, &format!("cannot be used: {error}"))
    }

    /// The same error, for others whose writes were in the same transaction.
    pub(super) fn again(&self) -> Self {
        let again = |error: &sqlx::Error| sqlx::Error::Protocol(error.to_string());
        match self {
            Self::Newer { version, newest } => Self::Newer {
                version: *version,
                newest: *newest,
            },
            Self::Foreign { version } => Self::Foreign { version: *version },
            Self::File(error) => Self::File(io::Error::new(error.kind(), error.to_string())),
            Self::Gone => Self::Gone,
            Self::Full(error) => Self::Full(again(error)),
            Self::ReadOnly(error) => Self::ReadOnly(again(error)),
            Self::Busy(error) => Self::Busy(again(error)),
            Self::Damaged(error) => Self::Damaged(again(error)),
            Self::Unreachable(error) => Self::Unreachable(again(error)),
            Self::Late(limit) => Self::Late(*limit),
            Self::Refused(error) => Self::Refused(again(error)),
        }
    }

    pub(super) fn path() -> Self {
        let why = "its path is not UTF-8";
        Self::File(io::Error::new(io::ErrorKind::InvalidInput, why))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Io(inner) = &error
            && let Some(Late(limit)) = inner.get_ref().and_then(|inner| inner.downcast_ref())
        {
            return Self::Late(*limit);
        }
        match &error {
            sqlx::Error::Database(inner) => match kind(&inner.code().unwrap_or_default()) {
                Some(kind) => kind(error),
                None => Self::Refused(error),
            },
            sqlx::Error::Configuration(_) => Self::Refused(error),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unreachable(error),
            _ => Self::Refused(error),
        }
    }
}

/// An answer that did not come in time, as sqlx reports it.
#[derive(Debug, Error)]
#[error("it did not answer within {0:?}")]
struct Late(Duration);

/// How an answer that does not come is reported.
pub(super) fn late(limit: Duration) -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, Late(limit)))
}

/// The kind of error that a code stands for: a number is SQLite's, five characters PostgreSQL's.
///
/// Sources: <https://sqlite.org/rescode.html>,
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn kind(code: &str) -> Option<fn(sqlx::Error) -> Error> {
    if code.len() == 5 {
        return match code {
            "25006" => Some(Error::ReadOnly),
            "53100" => Some(Error::Full),
            "40001" | "40P01" | "55P03" | "57014" => Some(Error::Busy),
            _ if code.starts_with("08") || code.starts_with("57P") => Some(Error::Unreachable),
            _ if code.starts_with("28") || code.starts_with("53") => Some(Error::Unreachable),
            "3D000" => Some(Error::Unreachable),
            _ => None,
        };
    }
    // The low byte is the kind; what is above it says more: that no file could be made beside the
    // database is how a full disk shows before anything is written (SQLITE_IOERR_SHMSIZE).
    let code = code.parse::<u32>().ok()?;
    match code & 0xff {
        _ if code == 4874 => Some(Error::Full),
        5 | 6 => Some(Error::Busy),
        8 => Some(Error::ReadOnly),
        11 | 26 => Some(Error::Damaged),
        13 => Some(Error::Full),
        10 | 14 => Some(Error::Unreachable),
        _ => None,
    }
}

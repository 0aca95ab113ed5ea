//! How a request to Discord fails.

use std::time::Duration;

/// Why a request came to nothing. No variant holds an address: it would hold a token.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RestError {
    /// Discord refused the token.
    #[error("Discord refused the bot's token (401)")]
    Unauthorized,
    /// Discord refused the request.
    #[error("Discord refused the request ({status}, code {code}): {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's own code for the reason; 0 if it gave none.
        code: u64,
        /// Discord's words.
        message: String,
    },
    /// No answer that could be used came in time.
    #[error("Discord could not be reached in time: {last}")]
    Unreachable {
        /// How the last attempt ended.
        last: String,
    },
    /// It was sent and no answer came: it may have been carried out.
    #[error("Discord did not say whether it carried the request out: {last}")]
    Unclear {
        /// How the last attempt ended.
        last: String,
    },
    /// Discord lets none of the bot's requests through for a while.
    #[error("Discord lets none of the bot's requests through for {} s (429)", .pause.as_secs_f32())]
    Limited {
        /// For how long.
        pause: Duration,
    },
}

impl RestError {
    /// Discord's code for the reason, if it gave one.
    pub fn code(&self) -> Option<u64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Unauthorized
            | Self::Unreachable { .. }
            | Self::Unclear { .. }
            | Self::Limited { .. } => None,
        }
    }
}

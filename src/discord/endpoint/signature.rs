//! Whether a request is Discord's: Ed25519 over the timestamp and the raw body.
//!
//! Source: Discord's documentation, interactions/overview, "Setting Up an Endpoint".

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, HeaderValue};
use ed25519_dalek::{Signature, VerifyingKey};

/// The header with the signature, in hexadecimal digits.
pub const SIGNATURE: &str = "x-signature-ed25519";

/// The header with the time of signing, in seconds since 1970.
pub const TIMESTAMP: &str = "x-signature-timestamp";

/// How far the time of signing may be from the clock's, in both directions.
const STALE: Duration = Duration::from_mins(5);

/// What the headers of a request say about its sender; not yet checked against the body.
pub(super) struct Claim<'a> {
    signature: Signature,
    timestamp: &'a [u8],
    signed: SystemTime,
}

/// Why a request is not, or may not be, Discord's. Only the log learns the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsigned {
    /// A header is missing, there twice or malformed.
    Malformed,
    /// The signature is not this key's for this body.
    OtherKey,
    /// It is signed, but at a time too far from now.
    Stale {
        /// How far.
        apart: Duration,
        /// Whether it is later now than when it was signed.
        late: bool,
    },
}

impl<'a> Claim<'a> {
    /// Reads the headers; `None` where one is missing, there twice or malformed.
    pub(super) fn read(headers: &'a HeaderMap) -> Option<Self> {
        let signature = signature(only(headers, SIGNATURE)?.as_bytes())?;
        let timestamp = only(headers, TIMESTAMP)?;
        let signed = UNIX_EPOCH.checked_add(Duration::from_secs(seconds(timestamp)?))?;
        Some(Self {
            signature,
            timestamp: timestamp.as_bytes(),
            signed,
        })
    }

    /// Checks that the holder of the key signed this body, about now.
    pub(super) fn check(
        &self,
        key: &VerifyingKey,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), Unsigned> {
        let signed = [self.timestamp, body].concat();
        // Strict: neither a key of small order nor a second form of one signature gets through.
        key.verify_strict(&signed, &self.signature)
            .map_err(|_| Unsigned::OtherKey)?;
        let (apart, late) = match now.duration_since(self.signed) {
            Ok(late) => (late, true),
            Err(early) => (early.duration(), false),
        };
        if apart > STALE {
            return Err(Unsigned::Stale { apart, late });
        }
        Ok(())
    }
}

/// A header's value, if the header is there exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

fn seconds(timestamp: &HeaderValue) -> Option<u64> {
    let digits = timestamp.to_str().ok()?;
    // `parse` alone would accept a sign, which Discord never writes.
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn signature(hex: &[u8]) -> Option<Signature> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = [0; Signature::BYTE_SIZE];
    if hex.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
        let value = 16 * digit(pair[0])? + digit(pair[1])?;
        *byte = u8::try_from(value).ok()?;
    }
    Some(Signature::from_bytes(&bytes))
}

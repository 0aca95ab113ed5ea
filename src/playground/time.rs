//! The time as Discord writes it.

use jiff::Timestamp;

/// Discord's epoch, the first moment of 2015.
const EPOCH: Timestamp = Timestamp::constant(1_420_070_400, 0);

/// The first id of this moment. An id's upper bits are the time.
pub(super) fn snowflake(at: Timestamp) -> u64 {
    let milliseconds = at.as_millisecond() - EPOCH.as_millisecond();
    u64::try_from(milliseconds).unwrap_or_default() << 22
}

/// The moment such as `2026-02-28T23:59:59.123000+00:00`.
pub(super) fn timestamp(at: Timestamp) -> String {
    at.strftime("%FT%T.%6f%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_discord_does() {
        let at = |seconds| timestamp(Timestamp::from_second(seconds).unwrap());
        assert_eq!(at(0), "1970-01-01T00:00:00.000000+00:00");
        assert_eq!(at(951_782_399), "2000-02-28T23:59:59.000000+00:00");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00.000000+00:00");
        assert_eq!(at(1_798_761_599), "2026-12-31T23:59:59.000000+00:00");
        let later = Timestamp::constant(1_420_070_400, 1_999_999);
        assert_eq!(timestamp(later), "2015-01-01T00:00:00.001999+00:00");
        assert_eq!(snowflake(later), 1 << 22);
    }
}

//! The application's public key, which tells Discord's HTTP requests from anybody else's.

use std::fmt;

use ed25519_dalek::VerifyingKey;

/// A public key that signatures can be checked with.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads a key as Discord shows it: 64 hexadecimal digits.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let digits: Vec<u8> = text
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()
            .ok_or("contains something other than hexadecimal digits")?;
        if digits.len() != 64 {
            return Err("does not have 64 digits");
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        match VerifyingKey::from_bytes(&bytes) {
            // A weak key would accept one signature for many bodies.
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err("is not a usable key"),
        }
    }

    pub fn key(&self) -> VerifyingKey {
        self.0
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.as_bytes() {
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_checked() {
        let problem = |text: &str| PublicKey::parse(text).unwrap_err();
        assert_eq!(problem("abc"), "does not have 64 digits");
        assert_eq!(
            problem(&"g".repeat(64)),
            "contains something other than hexadecimal digits"
        );
        assert_eq!(
            problem(&"é".repeat(32)),
            "contains something other than hexadecimal digits"
        );
        let no_point = format!("02{}", "0".repeat(62));
        let small_order = format!("01{}", "0".repeat(62));
        for key in [no_point, small_order] {
            assert_eq!(problem(&key), "is not a usable key");
        }
        let key = "67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089";
        for text in [key, &key.to_uppercase()] {
            assert_eq!(format!("{:?}", PublicKey::parse(text).unwrap()), key);
        }
    }
}

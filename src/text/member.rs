//! The sentences about what members keep.

use crate::markup::Markup;
use crate::member::{Kept, Score};

/// The sentences about what members keep, in one language.
#[derive(Debug)]
pub struct MemberTexts {
    // Commands and options: imperative, without a full stop, at most 100 characters.
    pub rate_command: &'static str,
    pub seen_command: &'static str,
    pub privacy_command: &'static str,
    pub show_command: &'static str,
    pub export_command: &'static str,
    pub delete_command: &'static str,
    pub score_option: &'static str,
    pub sentence_option: &'static str,

    // Buttons, menus and forms, at most 80, 150 and 45 characters.
    pub see: &'static str,
    pub unsee: &'static str,
    pub rate: &'static str,
    pub unrate: &'static str,
    /// Also a form's title.
    pub say: &'static str,
    pub opinions: &'static str,
    pub choose_unsee: &'static str,
    pub choose_score: &'static str,
    /// On a film's card.
    pub choose_rating: &'static str,
    pub choose_sentence: &'static str,
    pub sentence_label: &'static str,
    pub sentence_example: &'static str,
    pub show: &'static str,
    pub export: &'static str,
    pub forget: &'static str,
    pub forget_here: &'static str,
    pub forget_everywhere: &'static str,

    // What was seen.
    pub noted_as_seen: &'static str,
    pub seen_title: &'static str,
    pub nothing_seen: &'static str,
    pub films_seen: fn(usize) -> String,

    // Ratings.
    pub rate_question: &'static str,
    /// What a score means, beside its number.
    pub score: fn(Score) -> &'static str,
    pub you_rate: fn(Score) -> Markup,
    pub unrated: &'static str,
    pub nobody_rated: &'static str,
    pub ratings: fn(u32) -> String,
    pub server_rating: &'static str,

    /// The member's own, behind a film that they have seen.
    pub own_rating: fn(Score) -> Markup,

    // Privacy.
    pub privacy_title: &'static str,
    pub kept_here: fn(&Kept) -> Markup,
    /// A menu of films that are not for the member.
    pub choose_for_me: &'static str,
    pub nothing_kept_here: &'static str,
    /// How many entries, in how many other servers.
    pub kept_elsewhere: fn(usize, usize) -> Markup,
    pub exported: &'static str,
    /// A button, and what a file shows.
    pub policy: &'static str,
    pub policy_sent: &'static str,
    pub file: &'static str,
    pub forget_question: &'static str,
    /// In how many servers, how many entries.
    pub forgotten: fn(usize, u64) -> Markup,
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;

    #[test]
    fn forms_and_buttons_have_room_for_every_text() {
        for locale in Locale::ALL {
            let texts = &locale.texts().member;
            for (text, longest) in [
                (texts.say, 45),
                (texts.sentence_label, 45),
                (texts.sentence_example, 100),
                (texts.see, 80),
                (texts.forget_everywhere, 80),
                (texts.choose_sentence, 150),
            ] {
                let length = text.chars().count();
                assert!((1..=longest).contains(&length), "{text}: {length}");
            }
        }
    }
}

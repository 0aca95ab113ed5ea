//! The sentences about a server's watchlists.

use jiff::civil::Date;

use crate::markup::Markup;
use crate::member::{Order, Weighing};

/// The sentences about watchlists, in one language. A list's name and a film's title come in
/// escaped.
#[derive(Debug)]
pub struct ListTexts {
    // Commands and options: imperative, without a full stop, at most 100 characters.
    pub command: &'static str,
    pub show_command: &'static str,
    pub add_command: &'static str,
    pub remove_command: &'static str,
    pub pick_command: &'static str,
    pub watched_command: &'static str,
    pub history_command: &'static str,
    pub create_command: &'static str,
    pub default_command: &'static str,
    pub delete_command: &'static str,
    pub list_option: &'static str,
    pub the_list_option: &'static str,
    pub listed_option: &'static str,
    pub everyone_option: &'static str,
    pub weighing_option: &'static str,
    pub on_option: &'static str,
    pub name_option: &'static str,
    pub as_default_option: &'static str,
    // Values of options, at most 100 characters.
    /// Also on buttons, at most 80.
    pub order: fn(Order) -> &'static str,
    pub weighing: fn(Weighing) -> &'static str,
    pub today: &'static str,
    pub yesterday: &'static str,

    // Buttons and menus, at most 80 and 150 characters.
    pub want: &'static str,
    pub put_as_typed: &'static str,
    pub unwant: &'static str,
    pub remove: &'static str,
    pub bring_back: &'static str,
    pub open_film: &'static str,
    pub open_list: &'static str,
    pub pick: &'static str,
    pub watched_today: &'static str,
    pub history: &'static str,
    pub there: &'static str,
    pub not_there: &'static str,
    pub unwatch: &'static str,
    pub delete: &'static str,
    /// With the list's name.
    pub choose_entry: fn(&str) -> String,
    pub choose_past: &'static str,

    // Lists.
    /// What the list is called that every server has, at most 40 characters.
    pub first_list: &'static str,
    pub empty: &'static str,
    /// The film has left the library.
    pub gone: &'static str,
    /// The library does not have the film yet.
    pub unlisted: &'static str,
    pub about_unlisted: &'static str,
    pub and_more: fn(usize) -> String,
    pub films_on_list: fn(usize) -> String,
    pub wanted_on: fn(&Markup) -> Markup,
    pub not_on_list: fn(&Markup) -> Markup,
    /// The film, the list, how many want it.
    pub added: fn(&Markup, &Markup, u32) -> Markup,
    pub wanted_already: fn(&Markup, &Markup) -> Markup,
    /// The film, the list, how many others want it.
    pub still_wanted: fn(&Markup, &Markup, u32) -> Markup,
    pub left_list: fn(&Markup, &Markup) -> Markup,
    /// The list, and how many want the film.
    pub remove_question: fn(&Markup, usize) -> Markup,
    /// The film, the list.
    pub brought_back: fn(&Markup, &Markup) -> Markup,
    /// The list, of how many films, who wants the one picked.
    pub picked: fn(&Markup, usize, &Markup) -> Markup,
    pub created: fn(&Markup, bool) -> Markup,
    pub default_is: fn(&Markup) -> Markup,
    pub delete_question: fn(usize) -> Markup,
    pub deleted: fn(&Markup) -> Markup,

    // What was watched.
    pub history_title: &'static str,
    pub nothing_watched: &'static str,
    pub times_watched: fn(usize) -> String,
    pub date: fn(Date) -> String,
    pub watched_on: fn(Date) -> Markup,
    pub who_was_there: fn(&Markup) -> Markup,
    pub nobody_there: &'static str,
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;
    use crate::member::{ListName, Order};

    #[test]
    fn buttons_and_names_have_room_for_every_text() {
        for locale in Locale::ALL {
            let texts = &locale.texts().list;
            assert!(ListName::parse(texts.first_list).is_some());
            for (order, _) in Order::ALL {
                assert!((1..=80).contains(&(texts.order)(order).chars().count()));
            }
            let menu = (texts.choose_entry)(&"ä".repeat(ListName::LONGEST));
            assert!(menu.chars().count() <= 150, "{menu}");
        }
    }
}

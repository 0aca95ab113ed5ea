//! What several answers show: a film's card with its buttons, films in lists, pages. Knows no command.

mod around;
mod bar;
mod card;
mod film_of_the_day;
mod keeping;
mod lists;
mod pick;
mod rating;
mod reason;
mod reply;
mod second_opinion;
mod taste;

pub(crate) use bar::{LONG, SHORT, bar};
pub(crate) use card::{film_buttons, film_card, film_message};
pub use film_of_the_day::{film_of_the_day, pick_film_of_the_day};
pub(crate) use keeping::{
    film_rows, list_button, member_button, opinions_button, policy_button, scores,
};
pub(crate) use lists::{
    aside, film_line, film_menu, genres, namesake_menu, page_buttons, page_of, title_line,
};
pub(crate) use pick::pick_for_server;
pub(crate) use rating::{quote, server_rating};
pub(crate) use reason::reason;
pub(crate) use reply::{in_place, public_texts, said, said_in_a_card};
pub(crate) use second_opinion::reviewer;
pub(crate) use taste::{rated_of, taste_of};

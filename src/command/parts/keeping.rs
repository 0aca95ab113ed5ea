//! The buttons and menus with which a member keeps something about a film.

use crate::action::{Action, ListAction, MemberAction};
use crate::catalog::FilmNo;
use crate::command::vocabulary::{Button, Context, Menu, MenuItem, Row, Style};
use crate::film::FilmId;
use crate::member::Score;
use crate::text::MemberTexts;

/// The rows of them below a film's card: none where nothing is kept.
pub(crate) fn film_rows(context: &Context<'_>, no: FilmNo) -> Vec<Row> {
    if context.member().is_err() {
        return Vec::new();
    }
    let texts = &context.texts.member;
    let film = || context.catalog.film(no).id.clone();
    let want = ListAction::Want {
        list: None,
        film: film(),
    };
    let buttons = vec![
        member_button("👁️", texts.see, MemberAction::See { film: film() }),
        opinions_button(texts, film()),
        list_button("🔖", context.texts.list.want, want),
    ];
    vec![
        Row::Buttons(buttons),
        scores(texts, texts.choose_rating, &film()),
    ]
}

/// The button that shows what members say of a film, for anybody: whoever decides what to watch has
/// not rated it yet.
pub(crate) fn opinions_button(texts: &MemberTexts, film: FilmId) -> Button {
    member_button(
        "💬",
        texts.opinions,
        MemberAction::Opinions { film, page: 0 },
    )
}

/// A menu of all scores, the best first.
pub(crate) fn scores(texts: &MemberTexts, placeholder: &str, film: &FilmId) -> Row {
    let item = |score: Score| MenuItem {
        label: format!("{} · {}", score.get(), (texts.score)(score)),
        detail: String::new(),
        action: Action::Member(MemberAction::Rate {
            film: film.clone(),
            score,
        }),
    };
    Row::Menu(Menu {
        placeholder: placeholder.to_owned(),
        items: Score::all().rev().map(item).collect(),
    })
}

/// The button that gives the document about what is kept about anybody.
pub(crate) fn policy_button(context: &Context<'_>) -> Button {
    let label = context.private_texts().member.policy;
    member_button("🔒", label, MemberAction::Policy)
}

/// A button that is about what a member keeps.
pub(crate) fn member_button(emoji: &str, label: &str, action: MemberAction) -> Button {
    Button::act(Style::Secondary, emoji, label, Action::Member(action))
}

/// A button that is about a watchlist.
pub(crate) fn list_button(emoji: &str, label: &str, action: ListAction) -> Button {
    Button::act(Style::Secondary, emoji, label, Action::List(action))
}

//! German.

use super::{SharedRole, Texts, hours_and_minutes, list};
use crate::action::Wish;
use crate::catalog::{Factor, Reviewed, Section};
use crate::film::{Decade, Genre, PersonName, Rating};
use crate::markup;
use crate::markup::{Markup, cut_text};

/// The longest title on a button, in characters, so that the verb behind it is not cut off.
const TITLE_ON_BUTTON: usize = 70;

mod column;
mod countries;
mod meeting;
mod member;
mod offer;
mod refusal;
mod settings;
mod taste;
mod watchlist;

pub(super) static TEXTS: Texts = Texts {
    review_command: "Lies nach, wie ein Film ist",
    random_command: "Lass dir einen zufälligen Film vorschlagen",
    related_command: "Finde Filme mit Leuten aus der Besetzung eines anderen Films",
    connect_command: "Finde die kürzeste Kette gemeinsamer Mitwirkender zwischen zwei Filmen",
    person_command: "Sieh nach, in welchen Filmen jemand dabei ist und mit wem",
    browse_command: "Blättere durch die Sammlung",
    help_command: "Erfahre, was dieser Bot kann",
    delete_command: "Diese Antwort löschen",
    film_option: "Der Titel des Films",
    genres_option: "Ein oder mehrere Genres, durch Kommas getrennt",
    decade_option: "Das Jahrzehnt, aus dem der Film stammt, zum Beispiel 1990",
    min_rating_option: "Die niedrigste Bewertung, von 0 bis 10",
    max_minutes_option: "Die längste Laufzeit in Minuten",
    with_option: "Jemand aus der Besetzung",
    country_option: "Ein Land, aus dem der Film kommt, zum Beispiel Frankreich",
    reviewed_option: "Ob es hier eine Kritik des Films geben muss; ohne Angabe muss es eine geben",
    reviewed: |reviewed| match reviewed {
        Reviewed::Only => "Nur Filme mit Kritik",
        Reviewed::NoMatter => "Egal",
    },
    also_option: "Ein zweiter Film, mit dem die Vorschläge ebenfalls verwandt sein sollen",
    from_option: "Der Film, bei dem die Kette beginnt",
    to_option: "Der Film, bei dem die Kette endet",
    name_option: "Der Name einer Person aus Besetzung oder Regie",
    genre_option: "Nur Filme dieses Genres",
    sort_option: "Die Reihenfolge der Liste",
    sort_title: "Nach Titel",
    sort_newest: "Neueste zuerst",
    sort_oldest: "Älteste zuerst",
    sort_rating: "Beste Bewertung zuerst",

    genre: genre_name,
    country: countries::name,
    decimal,
    number: |value| format!("{value:.2}").replace('.', ","),
    minutes: |runtime| hours_and_minutes(runtime, "Std.", "Min."),

    rating: "Bewertung",
    not_rated: "Nicht bewertet",
    directed_by: "Regie",
    director: "Regie",
    as_director: "Regie",
    running_time: "Laufzeit",
    genres: "Genres",
    series: "Filmreihe",
    cast: "Besetzung",
    name_as_role: |name, role| markup!("**{}** als {}", name, role),
    as_role: |role| format!("als {role}"),
    and_more_people: |more| format!("und {}", further(more)),
    no_review_yet: "Hier hat ihn noch niemand besprochen.",
    nearest_films: "Am nächsten verwandt",
    reviewed_with_its_cast: "Hier besprochen, mit Leuten aus seiner Besetzung",
    no_summary: "Diese Kritik hat keine Zusammenfassung. Öffne die ganze: Was den Film verrät, ist \
        dort verdeckt.",
    unconfirmed_card: "*⚠️ Unbestätigt: Eine Veröffentlichung dieses Films ließ sich \
        nicht finden.*",
    unconfirmed_short: "unbestätigt",
    reviewed_by: |name| format!("Kritik von {name}"),

    full_review: "Ganze Kritik",
    related_films: "Verwandte Filme",
    random_film: "Zufallsfilm",
    film_of_the_day: || Markup::trusted("🎬 **Film des Tages**"),
    any_film: "Irgendein Film",
    another: "Nächster Vorschlag",
    start_over: "Von vorn",
    why_this_order: "Warum diese Reihenfolge?",
    open_film: |title| format!("„{}“ öffnen", cut_text(title, TITLE_ON_BUTTON)),
    previous: "Zurück",
    next: "Weiter",
    page: |page, pages| format!("Seite {page} von {pages}"),
    choose_film: "Einen dieser Filme öffnen …",
    choose_namesake: "Andere Filme, die so heißen …",
    choose_person: "Mehr über jemanden aus diesem Film …",
    did_you_mean: "Meintest du …?",
    add_to_server: "Zu einem Server hinzufügen",

    decade_row: |decade, number| format!("{} · {}", decade_name(decade), films(number)),
    country_row: |country, number| format!("{} · {}", countries::name(country), films(number)),
    films_such_as: |number, known_for| match number {
        0 => "keine Filme".to_owned(),
        1 => known_for.to_owned(),
        number => format!("{number} Filme, darunter {known_for}"),
    },

    picked: |fitting, wish| match (wish.is_empty(), fitting) {
        (true, 1) => Markup::trusted("🎲 Der einzige Film zur Auswahl."),
        (true, fitting) => markup!("🎲 Zufällig gewählt aus {} Filmen.", fitting),
        (false, 1) => markup!("🎲 Der einzige passende Film ({}).", wish),
        (false, fitting) => markup!("🎲 Zufällig gewählt aus {} Filmen ({}).", fitting, wish),
    },
    wish: describe_wish,
    left_to_show: |left, of| match (left, of) {
        (_, 1) => Markup::default(),
        (0, of) => markup!("-# Das waren alle {}.", of),
        (left, of) => markup!("-# Noch {} von {} übrig.", left, of),
    },

    related_to: |title| markup!("Verwandt mit {}", title),
    related_to_both: |film, also| markup!("Mit beiden verwandt: {} und {}", film, also),
    shares: |people, all| markup!("gemeinsam: {}", named(people, all)),
    same_series: "dieselbe Filmreihe",
    similar_title: "ähnlicher Titel",
    same_director: |names| markup!("dieselbe Regie ({})", names),
    same_writer: |names| markup!("ebenfalls geschrieben von {}", names),
    same_genres: |names| markup!("ebenfalls {}", names),
    years_apart: |years| match years {
        0 => Markup::trusted("aus demselben Jahr"),
        1 => Markup::trusted("ein Jahr auseinander"),
        years => markup!("{} Jahre auseinander", years),
    },
    of_its_series: |films, more| {
        let more = if more > 0 {
            format!(" und {more} weitere")
        } else {
            String::new()
        };
        markup!("**Aus derselben Reihe:** {}{}", films, more)
    },
    nobody_shared: "**Über die Besetzung ist hier kein Film verwandt.** Auf andere Weise \
        nah dran:",
    further_without_cast: "**Ohne gemeinsame Besetzung, aber auf andere Weise nah dran**",
    further_with_cast: "**Weitere mit Leuten aus der Besetzung**",
    nothing_related: "In dieser Sammlung gibt es noch nichts Verwandtes. Sieh dich mit `/browse` um.",
    how_order_is_made: "Jede gemeinsame Person zählt umso mehr, je weiter vorn beide \
        Besetzungslisten sie nennen, wenig, wer nur zu hören ist, und bei mehreren jede etwas weniger. \
        Die Summe wird mit allem multipliziert, was sonst noch zusammenpasst oder nicht, und damit, wie \
        bekannt und beliebt der Film ist.",
    what_orders_films: "Der Balken vor einem Titel sagt, wie nah der Film ist, verglichen mit dem \
        nächsten; die darunter, wie viel was zählt, bei jedem Film gleich gemessen. Wo die Besetzungen \
        niemanden gemeinsam haben, muss alles andere umso besser passen.",
    the_arithmetic: "Die Rechnung",
    shared_people: "gemeinsame Leute",
    speaks_against: |what| markup!("dagegen: {}", what),
    factor: |factor| match factor {
        Factor::Genres => "Genres",
        Factor::Years => "Erscheinungsjahr",
        Factor::Director => "Regie",
        Factor::Writer => "Drehbuch",
        Factor::Both => "beide Filme",
        Factor::Fame => "Bekanntheit",
        Factor::Rating => "Wertung",
        Factor::Title => "Titel",
        Factor::Unshared => "keine gemeinsame Besetzung",
    },

    from_to: |from, to| markup!("{} → {}", from, to),
    chain_length: |links| match links {
        1 => Markup::trusted("Die beiden Filme sind direkt verbunden."),
        links => markup!("In {} Schritten verbunden.", links),
    },
    link: |people, all| markup!("↓ {}", named(people, all)),
    another_way: "**Ein anderer, genauso kurzer Weg**",
    and_another_way: "**Und noch einer**",
    not_connected: |from, to| {
        markup!(
            "Von **{}** zu **{}** führt in dieser Sammlung keine Kette gemeinsamer Mitwirkender. \
             Mit `/related` siehst du, welche Filme mit jedem der beiden verwandt sind.",
            from,
            to
        )
    },

    film_as_role: |film, role| markup!("{} · als {}", film, role),
    film_as_director: |film| markup!("{} · *Regie*", film),
    film_as_both: |film, role| match role {
        Some(role) => markup!("{} · *Regie*, außerdem als {}", film, role),
        None => markup!("{} · *Regie*, außerdem in der Besetzung", film),
    },
    appears_most_with: "Am häufigsten zusammen mit",
    films_together: |name, number| markup!("**{}** · {}", name, films(number as usize)),
    films_here: |number| format!("{} in dieser Sammlung", films(number)),
    reviewed_here: |number| format!("{} mit Kritik in dieser Sammlung", films(number)),
    library: |section, column| {
        let Section {
            genre,
            decade,
            country,
            column: _,
            extent: _,
        } = section;
        let genre = genre.map(|genre| markup!("{}", genre_name(genre)));
        let decade = decade.map(|decade| markup!("{}", decade_name(decade)));
        let country = country.map(|country| markup!("{}", countries::name(country)));
        let column = column.map(TEXTS.column.reviewed_by);
        let parts = [genre, decade, country, column];
        let parts = Markup::join(parts.into_iter().flatten(), ", ");
        if parts.is_empty() {
            Markup::trusted("Die Sammlung")
        } else {
            markup!("Die Sammlung: {}", parts)
        }
    },
    only_listed: "Von diesen hat hier noch niemand einen besprochen.",
    jump_to_letter: "Zu einem Buchstaben springen …",
    choose_decade: "Ein Jahrzehnt auswählen …",
    every_decade: "Alle Jahrzehnte",
    all_films: |number| match number {
        1 => "Der einzige Film".to_owned(),
        number => format!("Alle {number} Filme"),
    },
    reviewed_films: "Nur besprochene Filme",

    help_title: "Das kann Reelated",
    help_intro: "Ich kenne Filme durch ihre Kritiken und weiß, wer dabei ist. Frag mich, wie ein \
        Film ist, was du heute Abend schauen könntest oder was mit einem deiner Lieblingsfilme \
        verwandt ist.",
    commands: "Befehle",
    buttons: "Buttons",
    about_buttons: "Buttons und Menüs verändern eine Antwort nur, wenn du sie selbst angefordert \
        hast; bei fremden Antworten bekommst du eine eigene Kopie, die nur du siehst. Möchtest du \
        eine Antwort entfernen, die du angefordert hast, öffne ihr Menü und wähle *Apps* und dann \
        *Diese Antwort löschen*.",
    privacy: "Datenschutz",
    about_privacy: "Ich sehe nur die Befehle und Buttons, die du benutzt, nie deine Nachrichten. \
        Ich speichere, was du mir sagst: Filme, die du gesehen oder bewertet hast, sehen willst, mit \
        anderen gesehen hast oder nicht mehr angeboten haben willst, und wer Einstellungen eines Servers geändert hat. `/privacy show` \
        zeigt es, `/privacy delete` löscht es; der Button unten sagt den Rest.",
    library_counts: |number, reviews, people| {
        format!(
            "{}, {}, {}",
            films(number),
            count(reviews, "Kritik", "Kritiken"),
            count(people, "Person", "Personen")
        )
    },

    deleted: "Die Antwort ist gelöscht.",
    cannot_delete: "Discord lässt mich hier keine Nachrichten löschen. Bitte die Moderation, die \
        Antwort zu löschen, oder nutze mich auf einem Server, auf dem ich Mitglied bin.",

    column: column::TEXTS,

    settings: settings::TEXTS,

    member: member::TEXTS,
    list: watchlist::TEXTS,

    taste: taste::TEXTS,
    offer: offer::TEXTS,
    meeting: meeting::TEXTS,

    refusal: refusal::refusal,
};

fn genre_name(genre: Genre) -> &'static str {
    match genre {
        Genre::Action => "Action",
        Genre::Adventure => "Abenteuer",
        Genre::Animation => "Animation",
        Genre::Comedy => "Komödie",
        Genre::Crime => "Krimi",
        Genre::Documentary => "Dokumentarfilm",
        Genre::Drama => "Drama",
        Genre::Family => "Familienfilm",
        Genre::Fantasy => "Fantasy",
        Genre::History => "Historienfilm",
        Genre::Horror => "Horror",
        Genre::Music => "Musikfilm",
        Genre::Mystery => "Mystery",
        Genre::Romance => "Liebesfilm",
        Genre::ScienceFiction => "Science-Fiction",
        Genre::TvMovie => "Fernsehfilm",
        Genre::Thriller => "Thriller",
        Genre::War => "Kriegsfilm",
        Genre::Western => "Western",
    }
}

/// `1990er`.
fn decade_name(decade: Decade) -> String {
    format!("{}er", decade.start())
}

/// `8,4`, and `9` where there are no tenths.
fn decimal(rating: Rating) -> String {
    rating.to_string().replace('.', ",")
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

fn films(number: usize) -> String {
    count(number, "Film", "Filme")
}

/// How many more people there are than were named.
fn further(people: usize) -> String {
    count(people, "weitere Person", "weitere")
}

fn describe_wish(wish: &Wish, with: Option<&PersonName>, column: Option<&str>) -> Markup {
    let Wish {
        genres,
        decade,
        min_rating,
        max_minutes,
        with: _,
        country,
        column: _,
        reviewed,
    } = wish;
    let mut parts: Vec<Markup> = genres
        .iter()
        .map(|genre| markup!("{}", genre_name(genre)))
        .collect();
    parts.extend(decade.map(|decade| markup!("{}", decade_name(decade))));
    parts.extend(min_rating.map(|rating| markup!("Bewertung ab {}", decimal(rating))));
    parts.extend(max_minutes.map(|runtime| {
        let minutes = count(runtime.get().into(), "Minute", "Minuten");
        markup!("höchstens {}", minutes)
    }));
    parts.extend(with.map(|name| markup!("mit {}", name)));
    parts.extend(country.map(|country| markup!("Land: {}", countries::name(country))));
    parts.extend(column.map(TEXTS.column.reviewed_by));
    if *reviewed == Reviewed::NoMatter {
        parts.push(Markup::trusted("auch ohne Kritik"));
    }
    Markup::join(parts, ", ")
}

fn named(people: &[SharedRole], all: usize) -> Markup {
    let more = all.saturating_sub(people.len());
    let more = (more > 0).then(|| markup!("{}", further(more)));
    list(people.iter().map(both_roles).collect(), "und", more)
}

/// `Al Pacino (Vincent Hanna → Tony Montana)`.
fn both_roles(person: &SharedRole) -> Markup {
    match (&person.here, &person.there) {
        (Some(here), Some(there)) if here == there => {
            markup!("{} (beide Male {})", person.name, here)
        }
        (Some(here), Some(there)) => markup!("{} ({} → {})", person.name, here, there),
        (None, Some(there)) => markup!("{} (dort {})", person.name, there),
        (Some(here), None) => markup!("{} (hier {})", person.name, here),
        (None, None) => markup!("{}", person.name),
    }
}

//! The sources' words for kinds of films, as the genres of the review format.

/// The genres of a source's words, in their order, none twice, at most four.
pub(crate) fn of_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut genres: Vec<String> = Vec::new();
    let mut vague: Option<&str> = None;
    for word in words {
        match genre(word.trim()) {
            Meaning::Is(all) => {
                for genre in all {
                    if genres.iter().all(|known| known != genre) {
                        genres.push((*genre).to_owned());
                    }
                }
            }
            Meaning::Vaguely(genre) => vague = Some(genre),
            Meaning::Nothing => {}
        }
    }
    if let (true, Some(genre)) = (genres.is_empty(), vague) {
        genres.push(genre.to_owned());
    }
    genres.truncate(4);
    genres
}

enum Meaning {
    Is(&'static [&'static str]),
    /// Only where nothing else is said.
    Vaguely(&'static str),
    Nothing,
}

fn genre(word: &str) -> Meaning {
    use Meaning::{Is, Nothing, Vaguely};
    match word {
        "Action" | "Martial Arts" => Is(&["Action"]),
        "Superhero" => Is(&["Action"]),
        "Action & Adventure" => Vaguely("Action"),
        "Action-Adventure" => Is(&["Action", "Adventure"]),
        "Adventure" => Is(&["Adventure"]),
        "Animated" | "Animation" | "Anime" | "Anime Features" | "Adult Animation" => {
            Is(&["Animation"])
        }
        "Comedy" | "Comedies" | "Satire" | "Parody" => Is(&["Comedy"]),
        "Romantic Comedy" => Is(&["Comedy", "Romance"]),
        "Crime" | "Noir" => Is(&["Crime"]),
        "Documentary" | "Documentaries" => Is(&["Documentary"]),
        "Drama" | "Dramas" | "Legal" => Is(&["Drama"]),
        "Biography" | "Biographical" | "Political" | "Sports" | "Sport" | "Teen"
        | "Coming of Age" | "Medical" => Vaguely("Drama"),
        "Family" | "Kids" | "Children & Family Movies" => Is(&["Family"]),
        "Fantasy" => Is(&["Fantasy"]),
        "Historical" | "History" => Is(&["History"]),
        "Horror" | "Horror Movies" | "Slasher" | "Found Footage" => Is(&["Horror"]),
        "Supernatural" => Vaguely("Horror"),
        "Musical" | "Music" | "Music & Musicals" | "Dance" => Is(&["Music"]),
        "Mystery" => Is(&["Mystery"]),
        "Romance" | "Romantic Movies" => Is(&["Romance"]),
        "Science Fiction" => Is(&["Science Fiction"]),
        "Sci-Fi & Fantasy" => Vaguely("Science Fiction"),
        "Thriller" | "Thrillers" | "Suspense" | "Spy" | "Spy/Espionage" => Is(&["Thriller"]),
        "Disaster" | "Survival" => Vaguely("Thriller"),
        "War" | "Military and War" => Is(&["War"]),
        "Western" => Is(&["Western"]),
        _ => Nothing,
    }
}

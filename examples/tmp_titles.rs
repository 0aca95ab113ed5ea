use reelated::catalog::{Catalog, Found};
use reelated::library::{self, Source};
use std::io::BufRead as _;
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let t = std::time::Instant::now();
    let reviews = library::read(&[Source::Given(vec![file.into()])], |_| {})
        .0
        .reviews;
    println!("read {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let c = Catalog::new(reviews);
    println!("{} films, index {:?}", c.film_count(), t.elapsed());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let t = std::time::Instant::now();
        let (text, who) = match line.strip_prefix("@@") {
            Some(t) => (t.to_owned(), true),
            None => (line.clone(), false),
        };
        if who {
            let s = c.complete_people(&text, 6);
            let n: Vec<_> = s
                .iter()
                .map(|p| c.person_name(*p).full().to_owned())
                .collect();
            let r = match c.resolve_person(&text) {
                Found::One(p) => format!("ONE {}", c.person_name(p).full()),
                Found::Foremost(p, o) => {
                    format!("FOREMOST {} of {}", c.person_name(p).full(), o.len())
                }
                Found::Several(v) => format!("several {}", v.len()),
                Found::Nothing { nearest } => format!("nothing {}", nearest.len()),
            };
            println!("{text:35} | {r} | {}", n.join(" ; "));
            continue;
        }
        let s = c.suggest_films(&text, 25);
        let e = t.elapsed();
        let n: Vec<_> = s
            .things
            .iter()
            .take(6)
            .map(|p| c.film(*p).title_and_year())
            .collect();
        let name = |p| c.film(p).title_and_year();
        let r = match c.resolve_film(&text) {
            Found::One(p) => format!("ONE {}", name(p)),
            Found::Foremost(p, o) => format!("FOREMOST {} of {}", name(p), o.len() + 1),
            Found::Several(v) => format!("several {}", v.len()),
            Found::Nothing { nearest } => format!("nothing {}", nearest.len()),
        };
        println!(
            "{text:35} | {} {:?} | {r} | {}",
            if s.is_close { "close" } else { "TYPED FIRST" },
            e,
            n.join(" ; ")
        );
    }
}

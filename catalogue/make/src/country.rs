//! Countries by the names and adjectives that the sources use.

/// The code of ISO 3166-1 of a country's English name.
pub(crate) fn code(name: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(_, country, _)| *country == name)
        .map(|(code, ..)| *code)
}

/// The countries whose adjectives stand before the word "film" in an opening: "is a 1989 British-American".
pub(crate) fn of_opening(opening: &str) -> Vec<String> {
    let head: String = opening.chars().take(200).collect();
    let end = head
        .find(" film")
        .or_else(|| head.find(" by "))
        .unwrap_or(head.len());
    let Some(start) = head.find(" is ").or_else(|| head.find(" was ")) else {
        return Vec::new();
    };
    if start >= end {
        return Vec::new();
    }
    let words = head[start..end].split([' ', '-', '–', '/', ',']);
    let mut codes: Vec<String> = Vec::new();
    for word in words {
        let found = COUNTRIES
            .iter()
            .find(|(_, _, adjective)| *adjective == word);
        if let Some((code, ..)) = found
            && codes.iter().all(|known| known != code)
        {
            codes.push((*code).to_owned());
        }
    }
    codes
}

const COUNTRIES: [(&str, &str, &str); 88] = [
    ("AE", "United Arab Emirates", "Emirati"),
    ("AF", "Afghanistan", "Afghan"),
    ("AR", "Argentina", "Argentine"),
    ("AT", "Austria", "Austrian"),
    ("AU", "Australia", "Australian"),
    ("BD", "Bangladesh", "Bangladeshi"),
    ("BE", "Belgium", "Belgian"),
    ("BF", "Burkina Faso", "Burkinabé"),
    ("BG", "Bulgaria", "Bulgarian"),
    ("BR", "Brazil", "Brazilian"),
    ("CA", "Canada", "Canadian"),
    ("CH", "Switzerland", "Swiss"),
    ("CL", "Chile", "Chilean"),
    ("CM", "Cameroon", "Cameroonian"),
    ("CN", "China", "Chinese"),
    ("CO", "Colombia", "Colombian"),
    ("CU", "Cuba", "Cuban"),
    ("CZ", "Czech Republic", "Czech"),
    ("DE", "Germany", "German"),
    ("DK", "Denmark", "Danish"),
    ("DZ", "Algeria", "Algerian"),
    ("EG", "Egypt", "Egyptian"),
    ("ES", "Spain", "Spanish"),
    ("ET", "Ethiopia", "Ethiopian"),
    ("FI", "Finland", "Finnish"),
    ("FR", "France", "French"),
    ("GB", "United Kingdom", "British"),
    ("GE", "Georgia", "Georgian"),
    ("GH", "Ghana", "Ghanaian"),
    ("GR", "Greece", "Greek"),
    ("GT", "Guatemala", "Guatemalan"),
    ("HK", "Hong Kong", "Hong"),
    ("HR", "Croatia", "Croatian"),
    ("HU", "Hungary", "Hungarian"),
    ("ID", "Indonesia", "Indonesian"),
    ("IE", "Ireland", "Irish"),
    ("IL", "Israel", "Israeli"),
    ("IN", "India", "Indian"),
    ("IQ", "Iraq", "Iraqi"),
    ("IR", "Iran", "Iranian"),
    ("IS", "Iceland", "Icelandic"),
    ("IT", "Italy", "Italian"),
    ("JM", "Jamaica", "Jamaican"),
    ("JO", "Jordan", "Jordanian"),
    ("JP", "Japan", "Japanese"),
    ("KE", "Kenya", "Kenyan"),
    ("KH", "Cambodia", "Cambodian"),
    ("KR", "South Korea", "South"),
    ("KW", "Kuwait", "Kuwaiti"),
    ("KZ", "Kazakhstan", "Kazakh"),
    ("LB", "Lebanon", "Lebanese"),
    ("LT", "Lithuania", "Lithuanian"),
    ("LU", "Luxembourg", "Luxembourgish"),
    ("LV", "Latvia", "Latvian"),
    ("MA", "Morocco", "Moroccan"),
    ("MX", "Mexico", "Mexican"),
    ("MY", "Malaysia", "Malaysian"),
    ("NG", "Nigeria", "Nigerian"),
    ("NL", "Netherlands", "Dutch"),
    ("NO", "Norway", "Norwegian"),
    ("NP", "Nepal", "Nepalese"),
    ("NZ", "New Zealand", "New"),
    ("PE", "Peru", "Peruvian"),
    ("PH", "Philippines", "Filipino"),
    ("PK", "Pakistan", "Pakistani"),
    ("PL", "Poland", "Polish"),
    ("PR", "Puerto Rico", "Puerto"),
    ("PS", "Palestine", "Palestinian"),
    ("PT", "Portugal", "Portuguese"),
    ("QA", "Qatar", "Qatari"),
    ("RO", "Romania", "Romanian"),
    ("RS", "Serbia", "Serbian"),
    ("RU", "Russia", "Russian"),
    ("SA", "Saudi Arabia", "Saudi"),
    ("SE", "Sweden", "Swedish"),
    ("SG", "Singapore", "Singaporean"),
    ("SK", "Slovakia", "Slovak"),
    ("SN", "Senegal", "Senegalese"),
    ("SY", "Syria", "Syrian"),
    ("TH", "Thailand", "Thai"),
    ("TN", "Tunisia", "Tunisian"),
    ("TR", "Turkey", "Turkish"),
    ("TW", "Taiwan", "Taiwanese"),
    ("UA", "Ukraine", "Ukrainian"),
    ("US", "United States", "American"),
    ("UY", "Uruguay", "Uruguayan"),
    ("VE", "Venezuela", "Venezuelan"),
    ("VN", "Vietnam", "Vietnamese"),
];

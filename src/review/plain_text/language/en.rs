//! English.

use super::{Label, Language};
use crate::film::Genre;

mod people;

#[rustfmt::skip]
pub(super) static ENGLISH: Language = Language {
    labels: &[
        (Label::Title, "title|film|movie|film title|movie title|name"),
        (Label::Aliases, "aka|a k a|also known as|alternative title|alternate title\
            |original title"),
        (Label::Year, "year|released|release|release date|release year|year of release\
            |date of release"),
        (Label::Director, "director|directors|directed by|director s|dir|d|direction|a film by\
            |written and directed by|directed and written by|writer director|writer and director\
            |director and writer|director writer"),
        (Label::Cast, "starring|stars|star|cast|the cast|main cast|cast and crew|cast includes\
            |actors|actor|lead actors|main actors|leads|lead cast|featuring|co starring\
            |also starring|supporting cast|with|players|performers|voices|voice cast|voices of\
            |with the voices of|who s in it|whos in it"),
        (Label::Genres, "genre|genres|genre s|type|category"),
        (Label::Runtime, "runtime|run time|running time|length|duration|time"),
        (Label::Series, "series|franchise|part of"),
        (Label::Rating, "rating|my rating|our rating|final rating|overall rating|star rating\
            |movie rating|film rating|overall score|overall grade|score|my score|final score\
            |total score|club score|our score|total|grade|my grade|final grade|my verdict\
            |final verdict|the verdict|our verdict|rated|i rate it|i give it|out of 10|average"),
        (Label::Verdict, "verdict|overall|bottom line|final thoughts"),
        (Label::Reviewer, "reviewer|reviewed by|review by|author|critic|posted by|words by|words"),
        (Label::Other, "written by|writer|writers|screenplay|screenplay by|story by|based on|music\
            |music by|cinematography|cinematographer|editor|edited by|producer|producers\
            |produced by|studio|distributor|production company|country|language|budget|box office\
            |certificate|classification|certification|mpaa|mpaa rating|imdb|imdb rating\
            |rotten tomatoes|metacritic|metascore|tomatometer|letterboxd|score composer\
            |streaming on|where to watch|available on|watched on|seen at|date watched|date|composer\
            |crew|production|executive producers|executive producer|cert|rated by the mpaa\
            |critics score|audience score|imdb link"),
        (Label::Related, "related|related movies|related films|related reviews|related titles\
            |similar movies|similar films|similar titles|similar|see also|watch next\
            |what to watch next|you may also like|you might also like|you might like\
            |if you liked this|if you liked this try|if you like this|if you enjoyed this\
            |recommended|recommended if you like|recommendations|more like this|also try\
            |double bill|movies like this"),
        (Label::SubRating, "acting|action|actors|animation|atmosphere|camera|camerawork|cast\
            |casting|characters|character|character development|chemistry|cinematography|comedy\
            |concept|costumes|dialogue|directing|direction|drama|editing|effects|emotion|ending\
            |enjoyment|entertainment|fear factor|fun|gore|horror|humor|humour|music|originality\
            |pacing|performances|plot|production|production design|rewatchability|rewatch value\
            |scares|screenplay|script|sound|soundtrack|special effects|story|visuals|writing"),
    ],
    numbers: "zero|one|two|three|four|five|six|seven|eight|nine|ten",
    genres: &[
        (Genre::ScienceFiction, "sci fi|scifi|science fiction|cyberpunk|space opera"),
        (Genre::Romance, "rom com|romcom|romance|romantic"),
        (Genre::Animation, "animation|animated|anime"),
        (Genre::Music, "musical|music"),
        (Genre::Horror, "horror|slasher|ghost|zombie|vampire"),
        (Genre::Thriller, "thriller|suspense"),
        (Genre::Mystery, "mystery|whodunit"),
        (Genre::Western, "western"),
        (Genre::War, "war"),
        (Genre::Documentary, "documentary"),
        (Genre::Comedy, "comedy"),
        (Genre::Drama, "drama"),
        (Genre::Action, "action"),
        (Genre::Adventure, "adventure"),
        (Genre::Crime, "crime|heist|gangster|noir"),
        (Genre::Fantasy, "fantasy"),
        (Genre::Family, "family|kids"),
        (Genre::History, "history|historical"),
        (Genre::TvMovie, "tv movie"),
    ],
    lists: &[
        // Labels.
        ("weak label", "with|star|stars|actor|d"),
        ("bare director", "written and directed by|directed by|dir\\.|d\\."),
        ("bare cast", "starring|with"),
        ("bare reviewer", "reviewed by|review by|by"),
        ("bare other", "screenplay by|written by|shot by"),
        ("certificate", "R|PG|PG-13|PG13|G|NC-17|NR|Unrated|UR|U|UA|12A|TV-MA|TV-14|TV-PG|MA15\\+|M\
            |E"),
        ("rated", "rated"),
        ("joint", "and"),
        ("in list of names", "as|with"),
        ("small name", "al|ten"),
        ("side too", "score"),
        ("before name", "and|with|featuring|introducing|plus|as well as|also|&|the voices? of"),
        ("no name", "etc|etc.|others|more|many more|et al|et al.|tba|n/a|unknown|various|none|cast\
            |crew|an ensemble|the rest"),
        ("no role in brackets", "voice|voices|uncredited|cameo"),
        // Marks.
        ("out of", "out[\\s-]of"),
        ("of points", "of"),
        ("possible", "a possible"),
        ("points", "stars?|points?"),
        ("half", "and[\\s-]a[\\s-]half"),
        ("percent", "percent"),
        ("plus", "plus"),
        ("minus", "minus"),
        ("before mark", "an?|solid|strong|low|high"),
        ("weighed", "solid|strong|firm|weak|high|low|generous|easy|decent|respectable|clear|good"),
        ("article", "an?|the"),
        ("rates", "is|was|give|gives|giving|gave|rate|rated|rating|rates|gets|get|getting|earns\
            |earned|earning|deserves|score|scores|scoring|awarding|award|grade"),
        ("given to", "it|this|film|movie|one|is|the|a|an|of|him|you|from|me|my|solid|strong\
            |generous|full|easy|low|high|perfect"),
        ("from me", "from me|for me|overall|in my book"),
        ("denies", "not|no|never|hardly|nowhere|cannot|could|almost|nearly|far|short|without"),
        ("denied", "an?|the|my|your|quite|exactly|even|really|usual|typical|perfect|full|true|easy\
            |solid|near|close|to|of|from|with|have|been|be|get|got|give|it|this|film|deserve\
            |worth"),
        ("others", "imdb|rotten tomatoes|tomatometer|metacritic|metascore|letterboxd|cinemascore\
            |rogerebert|ebert|critics|audiences|audience score|users gave|mpaa|tmdb|google users"),
        ("own", "i say|i'd say|i give|i gave|i'd give|mine|from me|for me|my rating|my score"),
        ("counted", "of|in|on|that|who|people|men|women|time|children"),
        ("not counted", "this|was|is|as"),
        // Running times.
        ("hour", "h|hrs?|hours?"),
        ("minute", "m|mins?|minutes?"),
        ("runs", "runs|running|running time of|runtime of|run time of|clocks in at|clocking in at\
            |lasts|at|length of|over|in|its"),
        ("runs label", "time|runtime"),
        ("about", "for|a|an|just|only|around|about|roughly|over|nearly|almost|under|lean|brisk\
            |tight|mere|barely|its|some|the|full|whole|taut|trim"),
        ("part of film", "chase|sequence|scene|shot|take|opening|prologue|finale|fight|battle\
            |monologue|montage|stretch|set piece|set-piece|before|later|after|ago|drive|walk|wait\
            |long take|short|cameo|of\\b.{0,20}\\b(?:screen|screentime)"),
        ("in or of", "in|into|of"),
        ("kind of film", "film|movie|feature|picture|documentary|doc|drama|thriller|comedy|horror\
            |western|epic|blockbuster|running time|runtime|cut|version"),
        ("counts minutes", "first|last|final|opening|next|after|every|another|remaining|closing|for\
            |within|than"),
        // Genres in sentences.
        ("genre adjective", "action|adventure|animated|comedy|crime|fantasy|family|heist|historical\
            |history|horror|musical|mystery|romantic|sci-fi|science[\\s-]fiction|war|western\
            |biographical|documentary|gangster|noir|slasher|ghost|zombie|vampire"),
        ("genre noun", "film|movie|picture|flick|epic|thriller|comedy|drama|saga|spectacle|sequel\
            |remake|adventure|fantasy|mystery|romance"),
        ("genre alone", "thriller|western|musical|documentary|slasher|whodunit|rom-?com\
            |romantic comedy|biopic|drama|comedy|romance|space opera|horror"),
        ("genre second", "thriller|drama|comedy"),
        ("this is", "is|it's|remains|was|as"),
        ("one", "a|an|the|one|his|her|their|still|both|also|that rare"),
        ("of others", "not an?|isn't|is not|whose|(?:first|second|previous|last) (?:film|feature\
            |movie)|no longer|more than|rather than|instead of|neither|less|unlike|like|than|other\
            |most|many|fans of|these days|usual|typical|never|(?:his|her) (?:first|last|earlier)\
            |without|started (?:out )?in|known for|followed"),
        ("sequel", "sequel|prequel|threequel|follow-up|franchise|trilogy|saga|spin-off|spinoff\
            |(?:second|third|fourth|fifth|sixth|latest|next|new) (?:instal?lment|chapter|entry\
            |outing)|(?:first|previous|original) (?:film|movie|one)|predecessor"),
        ("part", "part|vol\\.?|volume|chapter|episode"),
        // Headings.
        ("announces", "reviews?"),
        ("announced as", "my|a|the|our|new|spoiler|free|non-spoiler|spoiler[\\s-]free|no|spoilers\
            |quick|short|mini|of|day|week|film|movie|cinema|horror|4k|blu-ray|dvd|netflix"),
        ("of title", "of(?: the (?:film|movie))?|for"),
        ("occasion", "week's (?:film|movie)|(?:film|movie) of the (?:week|month|day)|(?:film\
            |movie) (?:club|night)|now showing|just watched|double feature"),
        ("film label", "film|movie|title|film title|movie title|now showing|just watched|watched\
            |i watched"),
        ("watched", "(?:i |we |just |finally ){0,3}(?:re-?watch(?:ed|ing)|watched)|(?:i |we |just \
            |finally ){1,3}saw"),
        ("director in heading", "dir(?:ector)?[.:]?|directed by|d\\.|a film by"),
        ("name joint", "and|&"),
        ("goes on", "and|before|from|in|of|since|summer|the|to"),
        ("byline", "by"),
        ("kind word", "movie|film"),
        ("day", "(?:mon|tues|wednes|thurs|fri|satur|sun)day"),
        ("dated", "posted|published|on|watched|seen"),
        ("month", "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?\
            |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"),
        ("no file title", "review|reviews|untitled|new|text|draft|import|film|movie|document|file\
            |pasted|paste|stdin|note|notes|temp|tmp|test|copy|my"),
        ("said at", "today|yesterday"),
        ("at", "at"),
        ("about mark", "a|an|no|not"),
        ("article of mark", "a|an|as|no|not|the"),
        ("says mark", "i|i'd|i'll|it|that|this|we"),
        ("mark verb", "deserves|earns|gave|get|gets|give|gives|is|it|rate|rated|score|was"),
        ("title subject", "is|was|arrives|tells|follows|stars|opens|delivers|takes|marks|feels\
            |offers|has|isn't|wasn't|begins|starts|centers|centres|doesn't|never|may|might|comes\
            |remains|works|manages|proves|succeeds|fails|makes|wants|knows|picks"),
        ("credited", "directed|dir."),
        ("before title", "film|movie|watched|saw|sequel|drama|comedy|thriller|called|rewatched\
            |rewatching|titled|watching|seen"),
        ("before other title", "like|than|of|unlike|by|since|remembers|after|from|and"),
        ("before place", "in|at|to"),
        ("inside title", "of|the|and|a|an|in|on|to|for|with|at|from|by|vs.|vs|no|or|is"),
        // Web pages.
        ("read more", "read more|continue reading|\\(more\\)"),
        ("tags", "tags"),
        ("spoilers ahead", "(?:major |full |heavy )?spoilers?(?: (?:ahead|below|follow|warning\
            |alert|section|start|begin|from here))?|warning,? spoilers?|beware of spoilers"),
        ("spoilers end", "end of spoilers?|end spoilers?|spoilers? (?:end|over)|no more spoilers"),
        ("debris count", "comments?|likes|shares|replies|views"),
        ("shortened", "mr|mrs|ms|dr|st|jr|sr|vs|vol|lt|sgt|capt|col|gen|prof|rev|hon|pt|ep|ft|feat\
            |dir|no|min"),
        ("common", "a|about|above|academy|across|actor|actress|add|after|again|against|all|along\
            |alongside|also|although|always|american|among|an|and|another|any|are|around|as|at\
            |australian|award|be|because|before|behind|being|below|beside|besides|between|beyond\
            |both|bringing|british|but|by|can|cast|certainly|cinematographer|clearly|co-star\
            |co-starring|composer|could|credit|critic|despite|did|directed|director|directors|do\
            |does|down|during|each|editor|either|elsewhere|emmy|enter|even|ever|every|everyone\
            |except|featuring|few|filmmaker|finally|first|for|fortunately|french|from|german|given\
            |had|happily|has|have|he|her|here|his|how|however|i|if|imagine|in|indeed|instead|into\
            |irish|is|it|italian|its|just|korean|led|less|let|like|luckily|many|may|maybe|meanwhile\
            |meet|might|more|most|much|must|my|near|neither|never|newcomer|next|no|nobody|none|nor\
            |not|nothing|now|of|off|on|once|one|only|opposite|or|oscar|oscar-winner|other|our|out\
            |over|overall|perhaps|played|plus|poor|produced|producer|quite|rather|sadly|say\
            |screenwriter|second|see|set|she|shot|should|since|so|some|sometimes|soon|star|starring\
            |stars|still|such|supporting|take|thankfully|thanks|that|the|their|then|there|these\
            |they|third|this|those|though|three|through|thus|to|together|too|two|ultimately|under\
            |unfortunately|unlike|until|up|upon|very|veteran|was|watch|watching|we|were|what|when\
            |where|whether|which|while|who|whose|why|will|with|within|without|would|writer\
            |writer-director|writers|written|yes|yet|you|young|your|die|film"),
        ("rank", "admiral|agent|aunt|baron|brother|captain|cardinal|chief|colonel|commander\
            |commissioner|corporal|count|countess|detective|doctor|dr.|duchess|duke|emperor|empress\
            |father|general|governor|granny|grandma|grandpa|inspector|judge|king|lady|lieutenant\
            |lord|lt.|madame|major|marshal|master|mayor|miss|mister|mother|mr.|mrs.|ms.|nurse\
            |officer|pastor|pope|president|prince|princess|private|professor|queen|reverend|saint\
            |senator|sergeant|sheriff|sister|uncle"),
        ("particle", "de|del|della|di|da|dos|du|la|le|van|bin|al|el|ten"),
        ("suffix", "jr.|jr|sr.|ii|iii|iv"),
        ("name too", "will|may|young|so|an|art|early|price"),
        ("adverb name", "beverly|billy|connelly|donnelly|emily|holly|kelly|kimberly|molly|reilly\
            |sally|willy"),
        ("in title", "a|an|and|die|for|from|in|la|le|no|of|on|or|the|to|vs.|with|about|after|at\
            |before|by|into|over|under|without"),
        ("compares film", "an|compare|compared|comparison|echo|echoes|evoke|evokes|evoking|fan|fans\
            |favourite|favorite|forget|forgets|homage|like|miss|missed|nod|outdoes|owes|recall\
            |recalled|recalling|recalls|remember|remembered|remembering|remind|reminded|reminds\
            |reminiscent|rewatch|rewatched|rewatching|shades|since|than|think|thinking|tops|tribute\
            |unlike"),
        ("place", "city|country|place|town|village|world"),
        ("first of place", "buenos|cape|central|costa|dodge|east|el|fort|great|hong|kansas|las|los\
            |mexico|monte|nazi|new|north|northern|old|palm|puerto|red|rio|saint|salt|san|santa\
            |silicon|south|southern|soviet|sri|st.|tel|times|united|upper|wall|war|west|western\
            |world"),
        ("opener", "also|finally|hello|hey|hi|i|i'd|i'll|i'm|i've|just|meh|not|ok|okay|well|wow|yes\
            |yesterday"),
        ("debris", "advertisement|back to top|click here|comment|comments|continue reading\
            |copy link|getty images|home|image|leave a comment|leave a reply|like|like this|loading\
            |log in|menu|more|more reviews|next|no comments|no comments yet|open in app|permalink\
            |photo|previous|print|read more|reblog|related articles|related posts|reply\
            |report this ad|save|search|share|share this|share this post|sign in|sign up\
            |skip to content|sponsored|subscribe|tweet|view comments|watch the trailer"),
        ("debris begins", "advertisement|all rights reserved|bookmark the permalink|buy tickets\
            |categories|click here to|click to|continue reading|copyright|email this|filed under\
            |follow me on|follow us|image courtesy|image credit|leave a comment|like this\
            |photo courtesy|photo credit|photos courtesy|posted in|posted on|read the full|share on\
            |share via|sign up for|subscribe to|tagged|this entry was posted"),
        ("button", "facebook|twitter|pinterest|reddit|linkedin|whatsapp|tumblr|telegram|instagram\
            |mastodon|bluesky|threads|pocket|email|print|share|tweet|pin|like|more|copy|link|on\
            |x"),
        ("director", "auteur|co-director|dir.|director|director-writer|directors|film-maker\
            |filmmaker|filmmakers|helmer|writer-director|writer/director"),
        ("crew", "animator|author|authors|cinematographer|co-writer|co-writers|comic-book|composer\
            |composers|cowriter|creator|creators|critic|dp|editor|editors|lyricist|musician\
            |novelist|photographer|photography|playwright|producer|producers|reviewer|screenwriter\
            |screenwriters|scribe|scripter|showrunner|songwriter|writer|writer-producer|writers"),
        ("actor", "actor|actors|actress|actresses|co-lead|co-leads|co-star|co-stars|comedian|comic\
            |debutant|debutante|lead|leads|newcomer|newcomers|regular|scene-stealer|star|veteran\
            |veterans"),
        ("introduces", "cast|casting|casts|co-starring|costarring|features|featuring|headlining\
            |introduces|introducing|pairs|reunites|starring|stars|teams"),
        ("played", "acted|anchored|backed|cameo|cameos|carried|embodied|enacted|essayed|flanked\
            |fronted|headed|headlined|joined|led|performance|performances|performed|personified\
            |played|portrayed|supported|surrounded|turn|turns|voiced"),
        ("made", "adapted|arranged|based|book|choreographed|cinematography|co-produced|co-written\
            |co-wrote|composed|created|cut|designed|dialogue|directed-and-written|dreamt|edited\
            |editing|edition|filmed|idea|inspired|lensed|lyrics|memoir|music|novel|novella|painted\
            |penned|photographed|photography|play|poem|produced|production|score|scored|screenplay\
            |script|scripted|shot|song|songs|soundtrack|stories|story|told|written|wrote"),
        ("directed", "co-directed|comedy|debut|directed|direction|drama|effort|feature|film|helmed\
            |movie|picture|staged|thriller"),
        ("compares", "ala|channeling|channelling|channels|evokes|evoking|imitating|impersonating\
            |like|lookalike|mimicking|recalling|recalls|remembering|resembles|resembling|than\
            |unlike|without"),
        ("reminds", "absence|biography|brand|copy|dreams|echoes|era|fan|fans|flavour|footsteps\
            |homage|hommage|imitation|impression|knock-off|lack|manner|memories|memory|mould|parody\
            |photo|photograph|poor-man|portrait|poster|reminded|reminding|reminds|reminiscent\
            |rip-off|ripoff|school|shades|shadow|spirit|statue|style|think|thinking|tribute|vein\
            |works|worthy"),
        ("performance", "accent|acting|appearance|cameo|cameos|character|characterisation\
            |characterization|charisma|charm|chemistry|cool|delivery|double-act|face|fun-sized\
            |heroine|line-readings|part|performance|performances|persona|physicality|portrayal\
            |portrayals|presence|protagonist|reading|role|roles|screen-presence|smile|smirk|swagger\
            |timing|turn|turns|villain|voice-work"),
        ("work", "action-direction|adaptation|adaptations|biography|book|books|camera|camerawork\
            |cinematography|classic|classics|debut|dialogue|directing|direction|editing|effort|epic\
            |eye|feature|features|film|filmmaking|filmography|films|follow-up|frame|framing|hand\
            |handling|images|lens|masterpiece|movie|movies|music|novel|novels|oeuvre|original\
            |pacing|photography|picture|pictures|play|plays|remake|satire|score|screenplay|script\
            |scripts|sequel|songs|soundtrack|staging|stories|story|style|theme|themes|thriller\
            |trilogy|vision|writing"),
        ("direction", "debut|directing|direction|film|filmmaking|movie|picture|remake|sequel\
            |thriller|vision"),
        ("makes", "arranges|assembles|begins|builds|choreographs|coaxes|constructs|crafts|declares\
            |draws|elicits|ends|extracts|fashions|films|frames|handles|intercuts|invents|mounts\
            |opens|orchestrates|paces|pitches|spends|squeezes|stages|surrounds|tells|treats|unfolds\
            |uses|wrings"),
        ("acts", "cameos|co-stars|costars|embodies|embody|impersonates|portray|portrayed|portraying\
            |portrays|reprise|reprised|reprises|reprising|star|starring|stars|voice|voiced|voices\
            |voicing"),
        ("plays", "play|played|playing|plays"),
        ("not played", "fast|for|games|it's|like|loose|on|out|to|tricks|up|with"),
        ("impresses", "amuses|brings|captivates|carries|charms|commands|convinces|dazzles\
            |disappears|embodies|emotes|excel|excels|grounds|growls|hams|impress|impresses|inhabit\
            |inhabits|mugs|nails|outshines|overacts|phones|radiates|reappear|reappears|return\
            |returns|shine|shines|shone|smoulders|sparkle|sparkles|sparks|steal|steals|stuns\
            |underplays"),
        ("gives", "achieves|anchors|bring|brings|carves|contribute|contributes|crafts|deepen\
            |deepens|deliver|delivering|delivers|does|finds|gave|give|gives|giving|has|have|lend\
            |lends|makes|making|offer|offers|provide|provides|pull|pulls|put|puts|relishes|reveals\
            |supplies|turn|turning|turns"),
        ("judged", "adequate|adorable|affecting|amazing|amusing|astonishing|awful|bland|brilliant\
            |captivating|cast|charismatic|charming|compelling|convincing|delight|delightful\
            |devastating|dreadful|electric|electrifying|endearing|engaging|excellent|fabulous\
            |fantastic|fearless|fine|flawless|formidable|good|great|haunting|heartbreaking\
            |hilarious|hypnotic|impeccable|impressive|incandescent|irresistible|joy|likable\
            |likeable|lovely|luminous|magnetic|magnificent|marvellous|marvelous|memorable|menacing\
            |mesmerising|mesmerizing|miscast|note-perfect|outstanding|perfect|phenomenal|radiant\
            |remarkable|revelation|revelatory|riveting|sensational|serviceable|sincere|solid\
            |splendid|standout|startling|stellar|stiff|strong|stunning|sublime|superb|terrible\
            |terrific|terrifying|touching|treat|tremendous|underrated|undersung|underused\
            |unforgettable|wasted|watchable|weak|winning|wonderful|wooden"),
        ("no role", "a-list|actor|actress|always|artist|author|before|director|ever|executive\
            |expected|far|filmmaker|good|great|he|if|is|it|it's|its|long|many|much|one|opposed|part\
            |producer|screenwriter|she|soon|storyteller|such|that|they|though|usual|we|well\
            |well-known|writer|you"),
        ("between", "again|all|also|always|both|co|each|easily|either|especially|even|ever|further\
            |has|have|here|herself|himself|however|just|largely|like-wise|meanwhile|mostly|never\
            |notably|now|of|often|once|particularly|really|simply|soon|still|that|then|though\
            |together|too|truly|who|whose"),
        ("earlier", "earlier|first|original|predecessor|previous|remake|series|television|tv\
            |version"),
        ("unreal", "absent|announced|approached|attached|compare|compared|comparison|comparisons\
            |considered|could|declined|envy|if|imagine|instead|might|missing|nowhere|offered|once\
            |originally|ought|reminded|rumored|rumoured|should|unavailable|wanted|wish|without\
            |would"),
        ("ends role", "about|against|and|at|behind|beside|but|by|during|for|from|his|her|he|in|into\
            |like|than|near|of|on|opposite|or|over|she|that|their|they|to|under|what|when|where\
            |which|while|who|whose|with"),
        ("follows role", "a|again|all|alongside|also|an|and|as|at|because|before|but|by|does|for\
            |from|gets|goes|has|here|in|into|is|it|its|like|of|on|once|opposite|or|so|still|than\
            |that|the|then|this|through|to|too|turns|under|until|was|when|where|which|while|who\
            |whose|with|without"),
        ("turns", "but|here|however|now|this|though|whereas|while|yet"),
        // People.
        ("relative", "who"),
        ("the one", "the|its|whose|his|her|and"),
        ("of whom", "by|from|of"),
        ("by", "by|from"),
        ("is who", "is"),
        ("clause", "and|at|because|but|for|if|in|on|or|that|then|though|when|where|which|while|who\
            |with"),
        ("clause after", "who|playing|portraying|voicing|reprising|as|returning|starring|doing\
            |giving|delivering|cast|terrific|superb|excellent|wonderful|brilliant|magnificent|great\
            |perfectly"),
        ("leads elsewhere", "about|by|for|from|of|on|to|with"),
        ("whose", "his|her|their"),
        ("in role", "the|of"),
        ("in", "in"),
        ("as", "as"),
        ("gives example", "like"),
        ("more", "better|less|more|worse"),
        ("was in", "starred|so"),
        ("title article", "the|a|an"),
        ("is no", "no|not"),
        ("ends comparison", "and|but|in|while|who"),
        ("one thing", "a|an|its|the|this"),
        ("where it is", "in|at"),
        ("list joint", "and|or"),
        ("list goes on", "along|also|as|plus|well|with"),
        ("where", "where|when"),
        ("which", "which"),
        ("as article", "a|an|the|his|her|their|one|our|two|both"),
        ("oneself", "himself|herself|themselves"),
        ("lead", "lead|leads|role|roles|part|parts"),
        ("might", "would|could|should|might|ought"),
        ("directs", "directs|directed|helms|helmed|co-directs"),
        ("crew work", "wrote|writes|scripted|scripts|adapts|adapted|shot|shoots|photographs|cuts\
            |lights|composes|composed|edits|edited|produces|produced|lenses"),
        ("makes us", "asks|gives|invites|lets|shows|takes|wants"),
        ("is", "is|are|was|were|remains|remain|proves|looks|feels|seems|makes|works"),
        ("crew now", "writer|producer|composer|cinematographer|screenwriter|novelist|editor\
            |behind"),
        ("in form", "back|best|form|game|hand|fun|role|turn|part|discovery"),
        ("appear", "appear|bring|have|join|lend|play"),
        ("not present", "always|perhaps|plays|towards|besides|was|this|his|is|its|as|less|us|yes\
            |does|has"),
        ("stars too", "stars|plays|acts"),
        ("other film", "in|from|of|for|on|with|since"),
    ],
    before: people::BEFORE,
    after: people::AFTER,
    apposition: people::APPOSITION,
    elsewhere: people::ELSEWHERE,
    in_brackets: people::IN_BRACKETS,
    owns: people::OWNS,
};

//! The phrases by which a spoiler is guessed: data, no code.
//!
//! Each is a regular expression for whole words of a sentence in small letters, with straight
//! apostrophes, and without Markdown and titles. `<name>` stands for one of [`CLASSES`], `_` for
//! any one word.

/// Words that several phrases share. A class may name those above it.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("<he>", "he|she|they|both|everyone|everybody"),
    (
        "<kin>",
        "mother|mum|mom|father|dad|brother|sister|son|daughter|wife|husband|uncle|aunt|twin|child\
         |cousin|grand(?:mother|father|son|daughter)",
    ),
    (
        "<culprit>",
        "mastermind|killer|murderer|culprit|traitor|thief|blackmailer|mole|arsonist|ghost|monster\
         |impostor",
    ),
    ("<work>", "film|movie|picture|story|tale|plot|book|series"),
    ("<is>", "is|are|was|were|gets?"),
    ("<late>", "finally|eventually|ultimately|at last"),
    (
        "<killed>",
        "killed|murdered|executed|beheaded|hanged|stabbed|strangled|poisoned|burned alive\
         |gunned down|blown up|crushed|eaten|decapitated|slaughtered|put to death\
         |mortally wounded|shot (?:dead|in the (?:back|head|chest|face|heart|stomach))",
    ),
    (
        "<dies>",
        "dies|drowns|is drowned|perishes|succumbs|passes away\
         |(?:bleeds|freezes|starves|burns) to death\
         |(?:they|them|all|both|everyone|everybody|others|brothers|sisters|lovers|friends) \
         (?:all |both |then )?(?:die|drown|perish)",
    ),
    (
        "<crime>",
        "did it|did the deed|kills?|killed|murdered|sold|stole|shot|betrayed|poisoned|planned\
         |wrote|sent|holds the|pulled|set the|framed|planted|started the|(?:was|is) behind|forged\
         |ordered|arranged|leaked",
    ),
    // Where a plot ends, beyond doubt.
    (
        "<end>",
        "(?:the|its|an?|this|that|_'s|happy|open|surprise|twist|tragic|bleak|abrupt|sad) (?:_ )?ending\
         |finale|d(?:e|é)nouement|epilogue|coda|(?:post|mid)-credits? (?:scene|sequence|sting)\
         |(?:very )?(?:last|final|closing|concluding) (?:few |two |three )?\
         (?:shots?|scenes?|images?|frames?|moments?|seconds|minutes?|photograph|close-ups?|twist|reveal)",
    ),
    // Where it ends, or where there is action.
    (
        "<last part>",
        "climax|climactic _|conclusion|(?:third|final|last|closing) (?:acts?|reels?|third|quarter\
         |half-?hour|half an hour|ten minutes|five minutes|stretch|sequence|battle|duel|fight\
         |confrontation|showdown|chapter|pages?)",
    ),
    (
        "<shows>",
        "has|have|finds?|sees?|shows?|reveals?|leaves?|brings?|takes?|puts?|gives?|makes? clear\
         |reminds?|tells? us|jumps?|sends?|lets?|turns|reunites?|kills?|bursts?|comes? when\
         |is (?:a shot )?of",
    ),
    // What a verdict on an ending is made of.
    (
        "<verdict>",
        "rushed|superb|spectacular|perfect|predictable|weak|strong(?:er|est)?|silly|great|good\
         |better|best|bad|worst|worse|mess|let-?down|disappointing|disappointment|moving\
         |(?:un)?satisfying|clever|obvious|abrupt|overlong|long|short|loud|dull|tense|gripping\
         |thrilling|exciting|brilliant|magnificent|lovely|beautiful|beauty|marvellous|wonderful\
         |terrific|tremendous|(?:un)?earned|triumph|treat|joy|delight|pleasure|pity|masterpiece\
         |muddled?|confusing|ridiculous|absurd|laughable|contrived|convenient|neat|tidy|messy|flat\
         |hollow|(?:in)?effective|flawed|chaotic|noisy|overblown|bombastic|generic|routine|forced\
         |cheap|stunning|breathtaking|powerful|unforgettable|memorable|forgettable|funn(?:y|ier|iest)\
         |hilarious|fun|shame|scramble|slog|bore|boring|tedious|anticlimactic|surprising\
         |(?:un)?expected|inevitable|ambiguous|open|divisive|controversial|famous|fine|sweet|tight\
         |tender|delicate|subtle|impressive|excellent|amazing|awesome|awful|terrible|poor|okay|ok\
         |nice|handsome|striking|shocking|devastating|heartbreaking|worth|everything|nothing",
    ),
];

/// Phrases that only sound like a spoiler. They are removed before looking for one.
pub(super) const HARMLESS: &[&str] = &[
    // What the reviewer will not say, and what the film does not have.
    "(?:no|not|_n't|never|without|nor|neither|hardly|nobody|cannot|rather than|instead of|avoids?\
     |refuses? to|free of|lacks?) (?:_ ){0,6}(?:spoil(?:s|ed|ers?|ing)?|giv(?:e|es|en|ing) away\
     |reveal(?:s|ed|ing)?|twists?|surprises?|endings?|finale|last-minute|resurrection)",
    "(?:won't|will not|would not|wouldn't|shan't|not going to) (?:_ ){0,3}(?:say|tell|reveal|spoil\
     |describe)(?: _){0,8}",
    "(?:no|not an?|isn't an?|without an?|without|any|few|more) (?:_ ){0,3}(?:twists?|reveals?\
     |revelations?|surprises?|endings?)",
    "to say (?:more|who|how|what|which|anything)(?: _){0,6}",
    "who (?:lives|dies|survives)",
    // Verdicts on the ending. What follows a colon is no longer a verdict.
    "(?:<end>|<last part>),? (?:itself |alone )?(?:_ly |though |however |if anything )?(?:is|are|was\
     |were|feels?|felt|seems?|looks?|remains?|comes?|proves) (?:(?:just|an?|the|as|so|much|too|very\
     |rather|quite|far|more|most|less|least|not|never|both|all|one|bit|little|also|still|simply\
     |_ly|of|its|film's|best|thing|part) ){0,6}<verdict>[^:]*",
    "(?:<end>|<last part>) (?:drags?|works?|worked|doesn't work|divide[sd]?|lands?|lingers?|sags?\
     |disappoint(?:s|ed)?|satisf(?:y|ies|ied)|delivers?|stumbles?|fails?|falters?\
     |falls (?:flat|apart|short)|(?:goes|drags|flies) (?:on|by)|suffers?|overstays|can(?:not|'t)\
     |could|couldn't|should|needs?|deserves?|will|stays with|hits|settles for|comes close|does what\
     |does not|doesn't (?:quite |really )?(?:work|land|convince)|loses|runs out|pays off|keeps|may\
     |might|won|lost|turns into|sticks|tries)[^:]*",
    "(?:divided|hated|loved|liked|disliked|enjoyed|about|of|for|until|ruins?|spoils?|saves?|judge\
     |than|despite|except|because of|apart from|with an?|into|before) (?:the|its|an?|that|happy) \
     (?:_ ){0,2}(?:<end>|<last part>)",
    "(?:<end>|<last part>) (?:has|have) been (?:called|praised|criticised|much)",
    "(?:but|and|ah|oh),? (?:the|that|what an?) (?:_ )?<end> ?!",
    "(?:another|other|such) (?:_ )?(?:finales?|endings?)",
    "(?:<work>|it) (?:all )?(?:ends|closes|finishes) (?:in the expected|where|too|well|badly\
     |(?:up )?on (?:exactly )?(?:a|the|just the) (?:right|high|low|wrong|strong)|as it (?:began|begins))",
    "(?:the|its|a|his|her) (?:_ )?(?:twists?|reveals?|revelations?|surprises?) (?:is|are|was|comes?\
     |can|could|may|might|will|works?|lands?|feels?) (?:handled|seen|guessed|spotted|how|in|obvious\
     |clever|neat|predictable|be|telegraphed|too|not|less|more|very|well\
     |the (?:young )?(?:actor|actress|cast|performance|script|acting|music|score|photography))(?: _){0,4}",
    "(?:<end>|<last part>) (?:has|have) (?:_ly |far |much |rather |a little |quite )?(?:less|more|too\
     |little|no|none|everything)",
    "<end>,? (?:_ )?(?:_er|more _|less _) than[^:]*",
    "<end> (?:that )?(?:everyone|everybody|nobody|no one|you|few|audiences|people) (?:will |can )?\
     (?:remembers?|forgets?|quotes?|talks?|know)",
    "an? (?:_ )?(?:closing|final|last) (?:scene|shot|image|sequence) of (?:rare|such|great|real|pure|true\
     |unusual|almost|quiet|extraordinary|astonishing|considerable|remarkable)",
    "in the (?:middle|beginning) and (?:_ ){1,3}at the (?:close|end)",
    "(?:closes|ends) (?:on|in|with) (?:perfection|a flourish|style)",
    "and finally (?:the|an?|his|her) (?:_ ?){1,2}\\W*$",
    // "Death, it turns out, is a waiting room", "turns out to be a dry fellow".
    "(?:death|love|life|time|money|grief|silence|faces|war|work|beauty|kindness|manners|memory|hell\
     |heaven|age|fame|power|courage|evil|horror|fear),? it turns out",
    "(?:turns|turned) out to be (?:unexpectedly|surprisingly|remarkably|rather|quite|very|far|much|more\
     |less|as|too|oddly|pleasingly|perfectly|entirely) _",
    "(?:turns|turned) out to be (?:_er than|more _ than|handy|mad about|good at)",
    "(?:turns|turned) out to be an? (?:_ ){0,3}(?:fellow|chap|sort|soul|companion|natural|match|bore\
     |charmer|gentleman|host|listener)",
    // "In the end I liked it", "by the end you will too", "it turns out to be his best film".
    "(?:by|at|in) the (?:very )?end(?: of it| of the (?:film|movie))?,? (?:(?:though|however),? )?(?:i\
     |you|we|one|my|your|our|it|this|what (?:matters|counts)|the (?:film|movie|picture|result))",
    "(?:by the time|when|before|until|as|while) the (?:end )?credits (?:roll|rolled)(?: _){0,3}",
    "ends? of the (?:world|line|war|century|era|day|street|road|term|year)",
    "(?:it|this|that|which|the <work>|the result) (?:also |<late> )?(?:turns|turned) out (?:to be )?\
     (?:_ ){0,4}(?:<verdict>|<work>|comedy|thriller|drama|one|things?)",
    "never turns out(?: to be)?|(?:turns|turned) out (?:well|badly|fine|to suit|in force)",
    "finally (?:delivers|gives|gets|runs|lets|makes|has|allows|becomes|arrives|comes|goes|finds its)",
    "(?:good|fun|entertaining|interesting|bad|doomed|gripping|right|promising|wrong) from the (?:very )?\
     (?:start|beginning|first)",
    "(?:photographs|outtakes|bloopers|songs?|music|drawings) (?:after|during|over) the (?:end |closing |final )?credits",
    "(?:it's|it is|that's|that is) the (?:last|only|first|biggest) surprise",
    "(?:know|knowing|tell|telling|seek|seeking) the truth is",
    // Deaths before the story: they set it up.
    "(?:after|when|once|since|because|following|ever since|as|whose) (?:_ ){1,5}(?:<dies>|died\
     |(?:is|are|was|were|has been|had been) (?:suddenly |found )?(?:<killed>|dead|shot))",
    "(?:<is>|<dies>|died) (?:_ ){0,4}(?:before the (?:story|film|movie|plot) (?:starts|begins|opens)\
     |in the (?:opening|first) (?:_ )?_|at the (?:start|beginning|outset)|early on|years (?:ago|earlier|before))",
    "(?:man|woman|men|people|boy|girl|guard|one|those|someone|somebody|people|assassin|surgeon\
     |soldier|officer|policeman|cop) (?:who|whom|that) (?:_ ){0,2}(?:killed|murdered|shot|poisoned\
     |betrayed|survived|died|lost)",
    "(?:who|that) (?:has|have|had) (?:killed|murdered|died|survived|lost|been (?:killed|murdered))",
    "whose (?:_ ){1,4}(?:have|has|had) been _|(?:somebody|someone|anybody) (?:is|gets) _",
    "(?:finds?|hunts?|(?:find|hunt|solv)ing|investigat(?:es?|ing)|solve|out|wonders?|discover|learn\
     |know|asks?) (?:down )?(?:who|the (?:man|woman|people) who) (?:_ ){0,2}(?:killed|murdered\
     |poisoned|shot|did)",
    "been dead for (?:_ ){1,3}(?:when|before|as)",
    "(?:may|might|could|would|must|should|will|to|wants?|rather that) (?:_ ){0,2}(?:kill|die|died\
     |dies|be killed|survive|murder|be dead)",
    "question,? (?:is |of )?(?:how|why|whether|what|who)[^.;]*",
    "double-cross(?:es)? (?:one another|each other)|(?:more|many|few|no) double-crosses",
    "<is> redeemed (?:by|each|every|only)|(?:not|_n't|never) let go",
    // Figures of speech.
    "(?:it|which|that|whoever(?: _)+|jokes?|comedy|comedies|laughs?|laughter|humou?r|mood|tension\
     |smile|conversation|romance|marriage|satire|noise|wordplay|wit|music|applause|scenes?|<work>\
     |pace|silence|hopes?) (?:lies down and )?(?:dies|died|<is> killed)",
    "dies (?:down|away|out|hard|in subtitles|on (?:the vine|(?:his|her) lips|the page))|die hard",
    "kills? (?:the|any|all|whatever|every|its|some|much of the) (?:_ )?(?:mood|tension|jokes?|pace\
     |momentum|suspense|laughs?|fun|time|scene|romance)",
    "dead (?:serious|on arrival|pan|certain|right|end|centre|center|weight|set|ringer|body|bodies\
     |silence|calm|spot|straight)",
    "for once|once and for all|of all people, (?:is|makes|plays|gives|gets|steals)",
    // An actor, and everybody's attention.
    "(?:run|runs|ran|walks|walked|makes|made) (?:off|away) with (?:the|this|every) (?:whole )?(?:<work>|show|shop|scenes?|honours\
     |evening|thing)",
    "(?:longer|since|before) (?:_ ){0,2}than (?:_ ){1,5}been alive",
];

/// Phrases that tell how it ends.
pub(super) const THE_ENDING: &[&str] = &[
    "<end>|(?:the )?spoilers?:",
    "^(?:and |but |then |so |later |still |yet )?(?:in|at|during|with|by|for|until) (?:the|its) \
     (?:_ )?<last part>,? (?:of the <work>,? )?(?:it|he|she|they|the|an?|his|her|their|we\
     |everyone|all|one|two|_ _s)",
    "(?:he|she|they|hero|heroine|<kin>) (?:_ )+(?:in|at|during) the (?:_ )?(?:climax|climactic _\
     |final (?:battle|duel|confrontation|showdown))",
    "<last part>(?: (?:_ly )?<shows>|,? (?:in which|where|when|with))",
    "(?:<work>|it|all|everything) (?:_ly )?(?:ends|ended|closes|concludes|finishes|culminates) (?:up )?\
     (?:with|on|in|by|as|when|there|happily|badly for)",
    "(?:after|during|over) the (?:end |closing |final )?credits|before the (?:end|closing|final) credits\
     |credits roll",
    "(?:by|at|towards?|near|only at) the (?:very )?end(?: of (?:the|this) <work>)?,? (?:<he>|we|the\
     |all|nobody|no one|an?|his|her|their|that|it is|one|only|most|half|there)",
    "(?:at|by|in|until) the (?:very )?end of the <work>|in the end|at the (?:close|last)",
    "<is> last seen|the (?:last|final) (?:walk|ride|letter|kiss|act of)",
    "(?:moments later,?|eventually|ultimately|finally),? (?:<he>|the|his|her)",
    "(?:jumps|skips|cuts) (?:forward )?(?:_ )?years (?:ahead|forward|later)",
    "(?:<work>|it) (?:stops|fades out|cuts to black|leaves off) (?:before|as|when|with|on|just)\
     |before we (?:learn|know|see|find out) whether",
    "(?:at the (?:very )?end|in the last reel),|(?:found|waiting|reveals?|revealed|returns?) at the end",
    "the solution (?:is|was|of|to the)|cruelty of the solution|the conclusion,|the finish,",
    "sequel hook|(?:teases?|demands|sets up|leaves? room for|paves? the way for) (?:a |another |the )?\
     (?:third|second|next|sequel|part two|fourth|new chapter|follow-up)",
];

/// Phrases that tell who is whom, and what was not as it seemed.
pub(super) const WHO_IS_WHOM: &[&str] = &[
    "it (?:then |also )?(?:turns|turned) out|as it (?:turns|turned) out|turn out to have been",
    "(?:turns|turned) out (?:that|an?|to (?:be|have been|lie|live)|not to|he|she|they)",
    "it (?:then |later )?(?:emerges|transpires)|it is revealed|as revealed",
    "<is> (?:_ly )?(?:revealed|unmasked|exposed) (?:_ )?(?:to|as|that|in|by|when)",
    "reveal(?:s|ed|ing) (?:that|him|her|himself|herself|themselves|to be|the truth|who|why|how)",
    "(?:he|she|they|stranger|<culprit>|<kin>) (?:proves?|proved) to (?:be|have been) (?:an?|the|his|her\
     |their|its|none)",
    "(?:we|the (?:viewer|audience)) (?:_ )?(?:learns?|discovers?|finds? out|reali[sz]es?|understands?\
     |sees?) (?:that|the truth|why|he|she|they|it)",
    "(?:learns|discovers|finds out|reali[sz]es) that (?:his own|her own|all|none|nothing\
     |(?:he|she|they) (?:himself|herself|themselves|is|was|are|were|has been|had been)\
     |the _ (?:is|was|are|were|has|had|he|she|they))",
    ", (?:we|they|he|she|it) (?:discovers?|learns?|emerges|finds? out|transpires),",
    "all along|the (?:whole|entire) time|all this time|for all (?:of )?those years",
    "(?:knew|was|were|been|had|has|working|planned) (?:_ ){0,6}from (?:day one|(?:the (?:very )?)?(?:start\
     |beginning|first|outset))",
    "(?:the|a) (?:real|big|great|true|final|last|late|shock|major|huge|cruel|closing) (?:twist|reveal\
     |revelation|shock|surprise|secret)",
    "(?:the|in a|with a) (?:twist|reveal|revelation) (?:is|was|that|in which|comes)",
    "the (?:twist|reveal|revelation|truth|secret):|the truth is",
    "<culprit> (?:<is>|turns out|proves) (?:really |actually |in fact |none other than |to be )?\
     (?:the|his|her|their|none|himself|herself|someone)",
    "is the one _ing|<is> the (?:real|true|actual) (?:father|mother|killer|murderer|culprit|heir\
     |target|traitor)",
    "<kin> (?:did it|is the (?:killer|murderer|one))|<kin> <is> behind",
    "it(?:'s| is| was) (?:_ )?(?:the|his|her|their|my|our|one of the) (?:_ ){1,4}(?:who|that) (?:also )?<crime>",
    "(?:he|she|they|who) (?:is|are) (?:actually|in fact|in truth|secretly|none other than|himself\
     |herself) (?:an?|the|his|her|their|dead|alive)",
    "one and the same|the same (?:man|woman|person|people|place|house|planet)",
    "(?:never|none of it|nothing of it) (?:existed|happened|was real|left|took place)",
    "(?:never|n't ever) (?:loaded|there|born|alive|left the|his|hers|real)",
    "(?:is|are|was|were|had|has) never (?:an? _|any _)",
    "(?:nobody|no one) (?:_ )+(?:was|is) ever (?:alive|there|real)",
    "nothing (?:that )?(?:he|she|they) (?:told|said|wrote|saw) (?:_ ){0,3}(?:was|is) (?:true|real)",
    "what <he> (?:has|have|had) been _ing (?:is|was|turns)",
    "(?:what|who) (?:look|seem|appear)(?:s|ed)? (?:_ )+(?:is|was|turns?|proves?)",
    "is the (?:one|very _) (?:that )?<he> (?:had|has|have|left|killed|destroyed)",
    "all in (?:his|her|their) (?:head|mind|imagination)|(?:is|was) all (?:just |only )?a (?:dream|game\
     |trick|test|hoax)",
    "(?:only|just) a (?:dream|dying|hallucination|simulation)|dying (?:man|woman|girl|boy|soldier)'s \
     (?:dream|vision)",
    "(?:was|were|had been) (?:all |only |just )?(?:staged|faked|forged|fake|counterfeit|an impostor\
     |a (?:film set|hoax|setup|set-up|lie|trap|fake|double|plant|decoy))",
    "(?:has|have|had) been (?:writing|lying|sending|watching|hiding|pretending|stealing|poisoning\
     |protecting|feeding|using|plotting|spying|dead|alive)",
    "had (?:been )?(?:invented|swapped|switched|forged|faked|staged|framed|planted|poisoned|paid|lied\
     |buried|hidden|killed|murdered|written) (?:_ )*(?:himself|herself|themselves|it|the|him|her|all\
     |everything)",
    "fake[sd]? (?:his|her|their|its) (?:own )?death|double[ -]agent|double-cross(?:es|ed)?|long-lost",
    "working for (?:the (?:enemy|other side|villain|company)|them)|of all people\
     |<is> in on (?:it|the)",
];

/// Phrases that tell who dies.
pub(super) const WHO_DIES: &[&str] = &[
    "<dies>|rip|r\\.i\\.p",
    "<is> (?:all |both |then |later |himself |herself |_ly )?<killed>",
    "(?:he|she|they|them|aboard|everyone|everybody) <is> (?:already |really |all |both |still )?\
     (?:dead|alive)|_ <is> (?:already |really |long |still )?(?:dead|alive) (?:all|the (?:whole\
     |entire)|from|by)",
    "(?:kills?|hangs?|shoots?|drowns?|stabs?|poisons?) (?:himself|herself|themselves)",
    "(?:takes?|ends?) (?:his|her|their) own (?:life|lives)|commit(?:s|ting)? suicide|'s suicide",
    "(?:he|she|and|then|finally|eventually) (?:_ly |then )?(?:kills|murders|stabs|strangles|poisons\
     |executes) (?:the|his|her|their|him|them|each other|all|both|_'s)",
    "shoots (?:him|her|(?:his|her) (?:own )?(?:<kin>|friend|partner|lover|captain|boss|rival))",
    "(?:murders|strangles|beheads) (?:the|his|her|him|them|both|every)",
    "are shot (?:the same|that|at dawn|before)|against the wall and",
    "(?:gets?|got|kills?|killed|takes?) (?:all|both|every one|each) of them",
    "(?:it|he|she|they) (?:has|have) killed _|<is> (?:later|then|<late>|afterwards) (?:shot|killed)",
    "shot by mistake|(?:his|her|the) severed|the one death that|(?:drinks|throws) (?:himself|herself) \
     (?:into|under|off|from)|the gun to (?:its|his|her) own",
    "sacrific(?:es|ed|ing) (?:himself|herself|themselves|itself)|(?:sacrific(?:es|ed|ing)|giv(?:es|ing)\
     |gave|lays? down) (?:his|her|their) (?:own )?(?:life|lives)",
    "surrender(?:s|ed)? (?:himself|herself|themselves|itself)",
    "(?:his|her|their|'s) resurrection|<is> (?:brought back|resurrected)",
    "(?:falls?|jumps?|leaps?|plunges?|sent|led|dragged) to (?:his|her|their|its) deaths?",
    "(?:dissolves?|disintegrates?|crumbles?|turns?|fades?|scatters?|melts?) (?:in)?to (?:_ )?(?:particles|motes|dust|ash|ashes|light\
     |nothing|shimmering|glowing|smoke|stone|foam)",
    "(?:meets?|met) (?:his|her|their|its) (?:end|death|maker|fate|doom)|bites? the dust",
    "(?:heart|lungs|strength) (?:gives?|gave) out|goes down with|goes into the (?:sea|river|lake)",
    "(?:to|on|at|from) the (?:gallows|guillotine|scaffold|firing squad|electric chair)",
    "'s (?:death|murder|execution|betrayal) (?:at the hands|in the (?:last|final|third)|comes|brings)",
    "(?:the|his|her) dying (?:words|breath|moments)|last breath|in (?:his|her) coffin",
    "(?:finds?|found) (?:the |his |her |their )(?:_ )?(?:body|corpse|grave)",
    "(?:only|just) (?:the|one|two|three|half|a handful)(?: _){0,4} (?:survives?|survived|lives?|walks?\
     |makes? it|gets? out|is left|are left|returns?|comes back)",
    "(?:none|nobody|no one|not one|neither|everyone|everybody|all|most|two|three|half|both|many)\
     (?: of (?:them|the _|us|these))?(?: (?:but|except)(?: _){1,3})? (?:survives?|comes? back|comes? home|returns?\
     |makes? it|escapes?|gets? out|walks? (?:away|out)|gets away|(?:is|are) (?:left|dead)|perish(?:es)?\
     |<is> <killed>)",
    "do(?:es)?(?: not|n't) (?:survive|make it|come back|live|get to|see the (?:end|morning|sea))",
    "survivors (?:are|share|walk|reach|find|bury)|one by one (?:they|the)? ?(?:_ )?(?:fall|die|disappear|vanish)\
     |(?:killed|die|fall|murdered|picked off) one by one",
];

/// Phrases that tell how it comes out.
pub(super) const HOW_IT_COMES_OUT: &[&str] = &[
    "(?:he|she|they|simply|_'s _) gets? away with it|gets? away with (?:murder|the (?:murder|money|crime|robbery))",
    "(?:is|are|get) (?:<late> |then |happily )?(?:reunited|defeated|destroyed|vanquished|acquitted\
     |convicted|exonerated|found guilty|redeemed)",
    "(?:is|are|get) <late> (?:married|captured|arrested|rescued|saved|cured|caught|freed|avenged\
     |sent|released|together)",
    "(?:finds?|found) (?:him|her|them) (?:guilty|innocent|not guilty)",
    "(?:wins?|loses?|throws) the (?:_ )?(?:case|trial|war|match|championship|race|girl|title|fight\
     |tournament|election|battle|cup|game|final|contest|throne|farm|house)",
    "(?:gets?|wins?) the (?:girl|boy|guy|man|crown)|(?:get|got) back together|happily ever after",
    "(?:takes|goes|gets|wins|leaves|returns|marries|comes|kills) (?:_ ){1,4}after all",
    "(?:gives?|turns?|hand(?:s|ed)?) (?:himself|herself|themselves|itself) (?:up|in|over)",
    "confess(?:es|ed)? (?:to|that|everything|all|his|her)|betray(?:s|ed) (?:his|her|him|them|the|their)",
    "hand(?:s|ed)? over the|turns? (?:on|against) (?:him|his|her|them|the others)",
    "pull(?:s|ed|ing)? the (?:trigger|plug|lever|pin)",
    "(?:lowers|drops|puts down|lays down|throws(?: away)?) (?:the|his|her) (?:gun|knife|weapon|sword\
     |badge|rifle|axe)",
    "lets (?:him|her|them|the (?:_ ){1,2})(?: ?)(?:go|live|die|fall|escape|burn)|lets? go of",
    "leaves (?:him|her|them) (?:at|behind|for|standing|dead|and)|leaves (?:the|his|her) _ (?:on|behind|in) the",
    "(?:walk|sail|ride|drive|flie)s? (?:away (?:from|alone|for|into|and)|off (?:into|alone|together)\
     |out (?:on (?:him|her|them)|of the (?:forest|house|marriage|door)|alone|for good)\
     |into the (?:sunset|sea|night|dark|distance|desert|snow))",
    "(?:runs|ran) off with (?:the|his|her|their)|elope[sd]",
    "(?:board(?:s|ing)?|takes|catches) (?:different|another|the (?:night|last|first)) (?:trains?|boat\
     |plane|bus|ferry|ship)|takes the job in",
    "(?:bomb|building|ship|house|city|planet|island|dam|bridge|car|plane|volcano|base|machine) (?:goes \
     (?:off|down)|explodes|blows up|sinks|collapses|burns down|bursts|is destroyed|erupts|crashes)",
    "(?:stops|defuses|destroys|defeats|kills|catches) the (?:bomb|villain|monster|killer|machine\
     |meteor|asteroid|aliens|dragon|virus)",
    "(?:he|she|they) (?:escapes?|flees?),? (?:and|with|to|changes?)",
    "never (?:looks? back|seen again|caught|returns|comes back|sees? (?:him|her|them|each other) again\
     |did (?:find|get|reach|see))|<is> never (?:found|seen again|caught)",
    "(?:arrives?|comes?|hours?|minutes|days?) too late|killed (?:_ )?for nothing",
    "(?:wakes?|woke) (?:up )?(?:to find|and finds?|from the dream)",
    "(?:chooses?|chose) (?:the _|her|him|_) (?:over|instead of|and leaves)",
    "(?:he|she|they|finally|eventually) (?:forgives?|forgave) (?:him|her|them|his|the)",
    "(?:he|she|they|and|then) (?:burns?|destroys?|deletes?|throws? away|tears? up|smashes) (?:the|his|her|their)",
    "(?:he|she) (?:jumps|leaps) (?:off|from|to|into)|they (?:all |both )?jump\
     |(?:they|he|she) (?:push|throw)(?:es|s)? (?:him|her|them|it) (?:off|from|out|into|over|down)",
    "<he> (?:(?:<late>|then) )(?:admits?|takes?|leaves?|marr(?:y|ies)|finds?|kiss(?:es)?|tells?|escapes?\
     |confronts?|returns?|stops?|reach(?:es)?|gives?|learns?|understands?|accepts?|go(?:es)?|walks?|gets?|loses?\
     |wins?|comes?|does|chooses?|decides?|meets?|kills?)",
    "<he> (?:do|does) (?:get|find|marry|win|escape|survive|die|catch|make|reach|come|kill|leave)",
];

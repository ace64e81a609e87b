//! Words that carry no need by themselves, in the languages of the help pages.

use crate::fold::fold;
use std::collections::HashSet;

/// Articles, pronouns, auxiliaries, question words and courtesies: function words of each
/// language, chosen by us. A word that can be the need itself (help, work, pay) is never here.
const FILLERS: [&str; 5] = [
    "le la les l un une des de du d a à au aux en et ou je j tu il elle on nous vous ils elles mon \
     ma mes m me moi ton ta tes son sa ses leur leurs notre nos votre vos ce cet cette ces c ça qui \
     que qu quoi quel quelle est suis es sont était ai as avez avons ont pour par sur sous dans \
     avec sans chez plus pas ne n se s y si comment où quand quelqu quelque faire fait veux \
     voudrais voudrait vouloir veut peux peut pouvoir dois doit faut aller vais besoin cherche chercher \
     trouver svp stp plait merci bonjour madame monsieur aimerais souhaite très bien sais sait savoir",
    "de het een en of ik je jij u uw mijn m n t zijn haar we wij ons onze jullie zij ze hun dit dat \
     deze die is ben bent heb hebt heeft hebben voor van op in met zonder bij naar om te niet geen \
     wil zou willen graag kan kunnen moet moeten hoe waar wat wie wanneer er aan als dan ook maar \
     doen doe gaan ga zoek zoeken nodig aub alstublieft dank bedankt hallo goedendag iets iemand weet weten",
    "der die das den dem des ein eine einen einem einer und oder ich du er sie es wir ihr mein \
     meine meinen meinem meiner unser ist bin bist sind habe hast hat haben für von auf in im mit \
     ohne bei zu zum zur nach um nicht kein keine will möchte wollen kann können muss müssen wie \
     wo was wer wann am an als auch bitte danke hallo suche suchen brauche etwas jemand weiß wissen",
    "the a an and or i you he she it its we they me my your his her our their this that these those \
     is am are be been have has had do does did for of on in at with without to from by not no \
     dont doesnt didnt isnt arent cant couldnt wont t s want would like can could need must should how where what who when please \
     thanks thank hello hi go get find looking look some someone something know",
    "من في على إلى عن مع هذا هذه أنا أريد كيف ما ماذا أين هو هي أو و لا هل عندي لي أن شكرا مرحبا",
];

/// English negations that folding cuts at the apostrophe. Their first halves may be words of other
/// languages ("don", a gift), so they are put together again.
const NEGATED: [&str; 8] = [
    "don", "doesn", "didn", "isn", "aren", "can", "couldn", "won",
];

/// The words of a folded text.
pub(crate) fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in folded.split_whitespace() {
        match words.last_mut() {
            Some(last) if word == "t" && NEGATED.contains(&last.as_str()) => last.push('t'),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// The fillers, folded.
pub(crate) fn fillers() -> HashSet<String> {
    FILLERS
        .iter()
        .flat_map(|language| language.split_whitespace())
        .map(fold)
        .collect()
}

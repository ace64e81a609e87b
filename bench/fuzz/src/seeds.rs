//! What each fuzzer begins with: small, made up, and of every kind that its target tells apart. `␟`
//! and `␞` stand for the marks that part the pieces of a file and the files of a workbook.

use std::path::Path;

use crate::archive::packed;
use crate::recipe::BETWEEN;
use crate::targets::workbooks::BETWEEN_PARTS;

/// Writes the seeds of a target into the folder that `FUZZ_SEEDS` names, from which libFuzzer takes them
/// a moment later. A program of its own could not be linked without libFuzzer's.
pub fn write(target: &str) {
    let Some(folder) = std::env::var_os("FUZZ_SEEDS") else {
        return;
    };
    for (at, seed) in of(target).iter().enumerate() {
        let file = Path::new(&folder).join(format!("seed-{at}"));
        std::fs::write(file, seed).expect("a folder to write to");
    }
}

fn of(target: &str) -> Vec<Vec<u8>> {
    let texts = match target {
        "osm_hours" => OSM_HOURS,
        "typed_hours" => TYPED_HOURS,
        "own_words" => OWN_WORDS,
        "plain_words" => PLAIN_WORDS,
        "archives" => ARCHIVES,
        "workbooks" => WORKBOOKS,
        "endless" => ENDLESS,
        "encodings" => return encodings(),
        "json" => JSON,
        "formulas" => FORMULAS,
        "values" => VALUES,
        "mappings" => MAPPINGS,
        "records" => RECORDS,
        "control" => &["pass"],
        _ => panic!("{target} has no seeds"),
    };
    let mut seeds: Vec<Vec<u8>> = texts.iter().map(|text| bytes(text)).collect();
    if target == "archives" {
        // The same as files that the fuzzer may damage itself.
        let files: Vec<Vec<u8>> = seeds.iter().map(|seed| packed(seed)).collect();
        seeds.extend(files.into_iter().filter(|file| file.len() < 2_000));
    }
    seeds
}

fn bytes(text: &str) -> Vec<u8> {
    let mark = |byte: u8| char::from(byte).to_string();
    let text = text.replace('␟', &mark(BETWEEN));
    text.replace('␞', &mark(BETWEEN_PARTS)).into_bytes()
}

const OSM_HOURS: &[&str] = &[
    "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
    "Tu[1] 10:00-12:00 \"sur rendez-vous\"",
    "week 1-53/2 Fr 22:00-02:00",
    "Jul-Aug Mo,We unknown; 24/7",
];

const TYPED_HOURS: &[&str] = &[
    "lu-ve 9h-17h",
    "ma & do 13u30-16u",
    "Montag bis Freitag 9-12 Uhr",
    "sur rendez-vous le mercredi",
];

const OWN_WORDS: &[&str] = &["carte d'identité", "goedkope laptop", "بطاقة", "tax on wed"];

const PLAIN_WORDS: &[&str] = &[
    "fVeuillez vous adresser au C.P.A.S. (CPAS) dans le cadre d’un projet ; l'usager, etc. VENEZ  !!",
    "nTeneinde u te helpen, bijv. om 13u30, dient u naar het OCMW's loket te gaan: 's middags.",
    "dAm 3. Mai ist z. B. die Schuldnerberatungsstelle des ÖSHZ zu. Gegebenenfalls 087 12 34 56",
    "eIn order to assist you, e.g. at 2 p.m., write to a@b.example\n• one\n• TWO THINGS",
    "fe\u{301}\u{ad}\u{202e}مرحبا 🙂 l'l'l' É-É",
];

const ARCHIVES: &[&str] = &[
    "S a.csv\nname,town\nPhare,Mons\n␟ b.json\n[{\"a\":1},{\"a\":2}]",
    "!B␟ datapackage.json\n{\"resources\":[{\"name\":\"a\",\"path\":\"a.csv\",\"schema\":{\"foreignKeys\":\
        [{\"fields\":\"b_id\",\"reference\":{\"resource\":\"b\",\"fields\":\"id\"}}]}},\
        {\"name\":\"b\",\"path\":[\"b.csv\"]}]}␟ a.csv\nid,b_id\n1,7\n␟ b.csv\nid,t\n7,x\n",
    // A bomb, one that is listed many times, and one in the other.
    "99 a.csv\nx,y\n",
    "X9 a.csv\nx,y\n1,2\n",
    "99 a.csv\nx,y\n␟NX z.csv\n",
    "!ZT␟Z a.csv\na,b\n1,2\n␟ZS b.csv\na,b\n",
    "!J␟ a.tsv\na\tb\n1\t2\n␟O b.csv\n␟WS c.csv\na,b\n",
    "!L␟K a.csv\na,b\n1,2\n␟U b.csv\na,b\n1,2\n",
    "!C␟M a.csv\na\n␟P b.csv\nb\n",
    "S mimetype\napplication/vnd.oasis.opendocument.spreadsheet",
    // A workbook, and many of them in one archive, each of which is a bomb without a row.
    "S [Content_Types].xml\n␟S xl/workbook.xml\n<sheets><sheet name='a' r:id='a'/></sheets>\
        ␟S xl/_rels/workbook.xml.rels\n<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/>\
        </Relationships>␟S xl/a.xml\n<sheetData><row><c><v>1</v></c><c t='str'><v>b</v></c></row></sheetData>",
    "S [Content_Types].xml\n␟S xl/workbook.xml\n<sheets/>␟S xl/_rels/workbook.xml.rels\n\
        <Relationships><Relationship Id='t' Type='x/sharedStrings' Target='t.xml'/></Relationships>\
        ␟95 xl/t.xml\n<si/>␟NSX a.xlsx\n",
];

const WORKBOOKS: &[&str] = &[
    "0<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>\
        <row r='2'><c r='A2' s='1'><v>45351.5</v></c><c r='B2' t='b'><v>1</v></c></row></sheetData>\
        ␞0<sst><si><t>day</t></si><si><r><t>two</t></r><r><t>&amp;</t></r></si></sst>␞0<numFmts>\
        <numFmt numFmtId='170' formatCode='yyyy\\-mm\\-dd'/></numFmts><cellXfs><xf/><xf numFmtId='170'/></cellXfs>",
    "0<sheetData><row r='1'><c r='A1' t='str'><v>day</v></c><c r='C1' t='str'><v>x</v></c></row>\
        <row r='2'><c r='A2' t='str'><v>am</v></c><c r='B2' t='str'><v>pm</v></c></row>\
        <row r='3'><c r='A3'><v>1</v></c><c r='B3'><v>2</v></c></row></sheetData>\
        <mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='A3:A9'/></mergeCells>",
    // A long text that many cells share, by its number and by merging.
    "0<row><c t='str'><v>a</v></c></row>␟b<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>␞0<si><t>␟bx␟0</t></si>",
    "0<row r='1'><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row><row r='2'><c t='s'><v>0</v></c></row>\
        ␟b<row><c r='C1'><v>1</v></c></row>␟0<mergeCell ref='A2:B9999'/>␞0<si><t>␟bx␟0</t></si>",
    // Much that is nothing: areas, texts, sheets, formats, one cell again and again.
    "d<mergeCell ref='A1:B2'/>",
    "␞f<si/>",
    "0<row><c t='str'><v>a</v></c></row>␞␞␞d<sheet r:id='a'/>",
    "␞␞0<cellXfs>␟f<xf/>",
    "0<row>␟c<c r='A'><v>1</v></c>␟0</row>␟0<row>␟c<c r='A'><v>1</v></c>␟0</row>",
    "0<row><c t='str'><v>a</v></c></row>␞␞␞0<workbookPr date1904='1'/><sheets><sheet name='a' r:id='a'/>\
        <sheet name='a' r:id='a' state='visible'/><sheet name='h' r:id='a' state='hidden'/></sheets>",
    "0<row r='1048576'><c r='XFD1' t='d'><v>2026-11-22</v></c><c r='A1' t='e'><v>#REF!</v></c><c t='s'><v>99</v></c></row>",
];

const ENDLESS: &[&str] = &[
    "0a,b\n1,2\n3,␟dx␟0\n5,6\n",
    "0a,b\n␟*1,2\n",
    "0a,b\n␟*x\",\"\n",
    "0a,b\n\"␟*x",
    "0a,b\n␟*\"\n",
    "0a␟e,x␟0\n1",
    "5x␟c,␟4\n1␟c,␟0y\n",
    "0x␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\nx␟c,␟0\n",
    "*,",
    "* ",
    "*\r",
    "0[␟*{\"a\":1},",
    "0[{\"a\":\"␟*x",
    "0[{\"a\":␟*[",
    "0[␟* ",
    "0{\"a\":[␟*1,",
    "0{\"a\":1␟*,\"b\":2",
    "0{\"␟*a",
    "*{\"a\":1}\n",
    "*{\"a\":\n1}\n",
    "0[{\"a\":1},{\"a\":\"␟hx␟0\"},{\"a\":3}]",
    // A long name that many cells bear.
    "0[{\"␟ck␟ak␟0\":[␟a1,␟01]}]",
    "0[{\"␟bk␟ak␟0\":{␟9\"n\":1,␟0\"n\":1}}]",
    "0[{\"a\":[␟a{},␟0{\"k\":1}]}]",
    "0[{\"a\":[␟a{\"k\":1},␟0{\"l\":1}]}]",
    "0{\"type\":\"FeatureCollection\",\"features\":[␟*{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}},",
    "0\u{feff}a,b\n␟*x\",\"\n",
];

fn encodings() -> Vec<Vec<u8>> {
    let texts = [
        "nom;commune\nÉcole;Liège\nEspace;Mons\n",
        "naam,plaats\n\"Huis, \"\"A\"\"\",Genève\r\nx,ÿ\n",
        "[{\"a\":\"é€\"},{\"a\":\"œ\"}]",
        "{\"é\":1}\n{\"é\":2}\n",
        "a\tb\nmot\tфа\n",
    ];
    let mut seeds = Vec::new();
    for text in texts {
        seeds.extend((b'0'..b'5').map(|choice| [&[choice], text.as_bytes()].concat()));
        let wide = [0xfeff].into_iter().chain(text.encode_utf16());
        let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
        seeds.push(wide[..wide.len() - 1].to_vec());
    }
    seeds
}

const JSON: &[&str] = &[
    "00[{\"a\":1,\"b\":\"x\"},{\"a\":true,\"c\":{\"d\":null,\"e\":[1,2,{\"f\":3}]}}]",
    "00{\"a\":1}\n{\"a\":\n\n{\"b\":[]}\n",
    "00{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":\
        {\"type\":\"Point\",\"coordinates\":[4.35,50.85]},\"properties\":{\"name\":\"a\"}}]}",
    "10{\"a\":[{\"id\":1,\"b_id\":7},{\"id\":2}],\"b\":[{\"id\":7,\"t\":\"x\"},{\"id\":7,\"t\":[1,2]}],\
        \"c\":[{\"a_id\":1,\"t\":\"y\"},{\"a_id\":1}]}",
    "50{\"a\":[{\"id\":1,\"b\":[7,7,7,7]}],\"b\":[{\"id\":7,\"t\":\"x\"}],\"c\":[{\"a\":1},{\"a\":1}]}",
    "20[{\"c\":[{\"t\":\"phone\",\"v\":\"1\"},{\"t\":\"email\",\"v\":{\"x\":1},\"w\":2},3]}]",
    "00{\"meta\":{\"rows\":[{\"a\":1}],\"n\":[1,2]},\"x\":[[{\"a\":1}]]}",
    "00[[[[[[[[[[{\"a\":1}]]]]]]]]]]",
    "00[1,\"x\",null,{\"\":\"\\u00e9\\ud83d\\ude00\"},{\"a\":1e400}]",
    "00{\"a\":1}␟d ␟d ␟0\n{\"a\":2}",
    // One row that many lead to, and names that are longer than what they name.
    "10{\"a\":[{\"id\":1}],\"c\":[␟6{\"a_id\":1,\"p_id\":9},␟0{\"a_id\":1}],\
        \"p\":[{\"id\":9,\"t\":\"␟ax␟0\"}]}",
    "10{\"a\":[{\"id\":1,\"t\":\"x\"}],\"b\":[␟9{\"a_id\":1,\"t\":\"xxxxxxxxxx\"},␟0{\"a_id\":1}]}",
    "00[{\"␟ck␟0\":[␟b{},␟0{\"k\":1}]}]",
    "00[{\"␟bk␟0\":1},{\"␟bl␟0\":1},{\"␟bm␟0\":1},{\"␟bn␟0\":1},{\"␟bo␟0\":1}]",
];

const FORMULAS: &[&str] = &[
    "=HYPERLINK(\"http://x.example\";\"click\")",
    "'=1+1",
    "''@SUM(A1)",
    "+32 2 511 22 33",
    "-5 %",
    "\t=1",
    "'\r\n+1",
    "'t Huis",
    "=a|b;c,d\n=e",
];

const VALUES: &[&str] = &[
    "Bt|\nd=0000-00-00\np=02/511.22.33\nz=B-1000 Bruxelles\na=50,85\no=4,35\nr=BE 0202.239.951",
    "F1\nd#44927\np#380304884\nz#2300\nm#1053\nP=48.85, 2.35\nr=3.56E+13\ne=a@b.example, c@d.example",
    "\nd=0000-01-01\nd=5 mars 2021\nd=03/25/2021\nd=2021-03\nd@2024-02-30\nd#60\nd#-1\nd#2958466",
    "B\nA=8h30-12h\nE=13u-17u\nG=9h12h\nH=24:00-24:30\nI=de 9h à 12h / 13h à 17h\nV=fermé\nU=22h-2h",
    "BL\nD=Mo,Tu\nO=09:00\nX=12:00\nD=samedi\nO=24:00\nX=24:30\nD=We\nO=09:00\nX=09:00",
    "F|;,\nw=www.a.example;https://b.example/x\nl=fr;nl|xx\ns=oui\nf=Gratuit : (a\ny=oui\ny=non\nb=Itinérant|Fixe",
    "*g\ni=1\nn='=1+1\nt=a\nt=ab\nS=3, rue Haute 1000 Bruxelles\nc=Belgique\nF=oui\nq=unread",
    "+F\nz=1000\nm=21004\na=4.35\no=50.85",
    "\na=0\no=0\nP=POINT (4.35 50.85)\nP=91;181",
    "B\na=NaN\no=inf\np=+32 (0)2 511 22 33 / 0470 12 34 56\np=0000000000\np=1700\nz=0999\nm=1e5",
];

const MAPPINGS: &[&str] = &[
    "source = { id = 'a', language = 'fr', country = 'FR', also = ['BE'], lists = '|;' }\n\
        read = { base = 'p', links = { 'a.b_id' = 'b.id' }, unfold = { c = ['t', 'v'] }, guard = \"'\" }\n\
        [fields]\nstreet = ['numero', 'rue']\n'name:nl' = 'naam'\nemail = { first = ['a', 'b'] }\n'*' = '*'\n",
    "source.id = 'b'\nfields.service = { named = 't' }\n[values.service]\n'x' = ['access', 'support=self']\n\
        [flags]\n'F' = 'service=access'\n[constants]\nkind = 'epn'\n",
    "source.id = 'c'\nhours = { days = 'd', opens = 'o', closes = 'c', only = { f = 'WEEKLY' } }",
    "source.id = 'd'\nhours.columns = ['a', 'b', 'c', 'd', 'e', 'f', '']",
    "#list\nNom\tCode postal\tTéléphone\tLundi matin\tLundi après-midi\tServices\tInternet\n\
        Espace A\t02300\t03 80 30 48 84\t9h-12h\t14h-17h\tAccès libre;Formation\toui\n\
        Espace B\t2300\t0380304885\t\t14h-17h\tx|y\tnon",
    "#\u{1}\"\nname:fr\tlat\tlon\tpoint\topening_hours\twebsite\te-mail\t#\tname:fr\n\
        a\t50.85\t4.35\t50.85,4.35\tMo-Fr 09:00-12:00\thttps://a.example\ta@b.example\t\t\"",
];

const RECORDS: &[&str] = &[
    "city|Bibliotheek Jacques Brel|Kerkstr. 5|1000|Brussel|BE|50.85;4.35|02 123 45 67|a@b.example|b.example|0202239951\n\
        nation|Bibliothèque Jacques Brel;JB|Kerkstraat 5 bus 2|1000|Bruxelles|BE|50.851;4.351|+32 2 123 45 67|||\n\
        nation|Maison de la culture|Kerkstraat 80|1000|Bruxelles|BE|0;0||||",
    "a|Mairie annexe 2|12 rue Pasteur 71000 Mons||Mons|FR|NaN;1|0600000000|||00000000000000\n\
        b|Mairie annexe 3|12, R. Pasteur|71000|Mons|FR|||||\n\
        a|MVC|||||91;181|1|A@B.example |https://www.b.example/|x\n\
        b|Maison de la Vie Citoyenne|||||-0;180|1|a@b.example|b.example|X",
    "||||||||||\n|||||||||||\nx",
];

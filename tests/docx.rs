//! Word files of the tests' own making: an archive put together byte by byte, and XML as strings. It shares nothing
//! with the program it tests.

/// The namespaces a body needs.
pub(crate) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A Word file in the making.
#[derive(Default)]
pub(crate) struct Docx {
    body: String,
    parts: Vec<(String, String)>,
    relations: Vec<String>,
    whole: Vec<String>,
}

impl Docx {
    /// A file with this XML in its body.
    pub(crate) fn new(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    /// A file with a paragraph for each line, an empty one for an empty line.
    pub(crate) fn plain(text: &str) -> Self {
        Self::new(&text.lines().map(p).collect::<String>())
    }

    /// Adds a part that the body refers to: `("styles", "<w:styles …>")`.
    pub(crate) fn with(mut self, kind: &str, xml: &str) -> Self {
        let id = format!("rId{}", self.relations.len() + 1);
        self.relations.push(format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}{}.xml\"/>",
            self.relations.len() + 1
        ));
        self.parts.push((format!("word/{kind}{}.xml", self.relations.len()), xml.to_owned()));
        self
    }

    /// Adds an address that the body refers to by `rId1`, `rId2` ….
    pub(crate) fn with_link(mut self, target: &str) -> Self {
        let id = format!("rId{}", self.relations.len() + 1);
        self.relations.push(format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>"
        ));
        self
    }

    /// Adds the properties of the file.
    pub(crate) fn with_core(mut self, inner: &str) -> Self {
        self.whole.push(format!("<Relationship Id=\"core\" Type=\"{CORE}\" Target=\"docProps/core.xml\"/>"));
        let spaces = "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                      xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
        self.parts.push((
            "docProps/core.xml".to_owned(),
            format!("<cp:coreProperties {spaces}>{inner}</cp:coreProperties>"),
        ));
        self
    }

    /// Adds any part.
    pub(crate) fn with_part(mut self, name: &str, content: &str) -> Self {
        self.parts.push((name.to_owned(), content.to_owned()));
        self
    }

    /// Its entries.
    pub(crate) fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let mut overrides =
            format!("<Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}.document.main+xml\"/>");
        for (name, _) in &self.parts {
            let kind = name.trim_start_matches("word/").trim_end_matches(".xml");
            let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit());
            if name.starts_with("word/") && name.ends_with(".xml") {
                overrides.push_str(&format!(
                    "<Override PartName=\"/{name}\" ContentType=\"{TYPES}.{kind}+xml\"/>"
                ));
            }
        }
        let package = "http://schemas.openxmlformats.org/package/2006";
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let types = format!(
            "{head}<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
        );
        let whole = format!(
            "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>{}</Relationships>",
            self.whole.concat()
        );
        let body = format!("{head}<w:document {SPACES}><w:body>{}</w:body></w:document>", self.body);
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), types.into_bytes()),
            ("_rels/.rels".to_owned(), whole.into_bytes()),
            ("word/document.xml".to_owned(), body.into_bytes()),
        ];
        if !self.relations.is_empty() {
            let relations = self.relations.concat();
            let xml =
                format!("{head}<Relationships xmlns=\"{package}/relationships\">{relations}</Relationships>");
            entries.push(("word/_rels/document.xml.rels".to_owned(), xml.into_bytes()));
        }
        let parts = self.parts.iter().map(|(name, content)| (name.clone(), content.clone().into_bytes()));
        entries.extend(parts);
        entries
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let entries = self.entries();
        zip(&entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    }
}

/// A paragraph of one run; an empty one for no text.
pub(crate) fn p(text: &str) -> String {
    if text.is_empty() { "<w:p/>".to_owned() } else { format!("<w:p>{}</w:p>", r(text)) }
}

/// A paragraph with properties.
pub(crate) fn styled(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

/// A run.
pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The root of a part.
pub(crate) fn root(name: &str, inner: &str) -> String {
    format!("<w:{name} {SPACES}>{inner}</w:{name}>")
}

/// An archive whose entries are stored as they are.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let stored: Vec<Packed<'_>> = entries
        .iter()
        .map(|(name, bytes)| Packed {
            name,
            method: 0,
            bytes,
            checksum: crc(bytes),
            length: bytes.len() as u32,
        })
        .collect();
    archive(&stored)
}

/// An entry as it is packed.
pub(crate) struct Packed<'a> {
    pub name: &'a str,
    /// 0: stored; 8: deflated.
    pub method: u16,
    pub bytes: &'a [u8],
    pub checksum: u32,
    /// The length that the entry claims to have.
    pub length: u32,
}

/// An archive of packed entries.
pub(crate) fn archive(entries: &[Packed<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let start = out.len() as u32;
        let mut fields = Vec::new();
        fields.extend(20_u16.to_le_bytes());
        fields.extend(0x0800_u16.to_le_bytes());
        fields.extend(entry.method.to_le_bytes());
        fields.extend([0, 0, 0x21, 0]);
        fields.extend(entry.checksum.to_le_bytes());
        fields.extend((entry.bytes.len() as u32).to_le_bytes());
        fields.extend(entry.length.to_le_bytes());
        fields.extend((entry.name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(entry.name.as_bytes());
        out.extend(entry.bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let (start, length, count) = (out.len() as u32, directory.len() as u32, entries.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The checksum of an archive's entry.
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8)
            .fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (0_u32.wrapping_sub(crc & 1))))
    })
}

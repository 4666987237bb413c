use serde_json::Value;

/// One invented person: the wire replies about them, as the fixtures have them.
pub(crate) struct Person {
    pub(crate) slug: &'static str,
    user: &'static str,
    documents: &'static str,
}

macro_rules! persons {
    ($($slug:literal)*) => {
        /// The invented people, by the names that [`Emulator::finish`](crate::Emulator::finish) takes.
        pub const PEOPLE: &[&str] = &[$($slug),*];

        const PERSONS: &[Person] = &[$(Person {
            slug: $slug,
            user: include_str!(concat!("../data/personas/", $slug, "/user.json")),
            documents: include_str!(concat!("../data/personas/", $slug, "/documents.json")),
        },)*];
    };
}

persons! {
    "akissi-nguessan"
    "amina-el-idrissi"
    "awa-diop"
    "chidi-okafor"
    "karim-el-masry"
    "layla-al-mansoori"
    "mariem-ould-salem"
    "omar-haddad"
    "salma-trabelsi"
    "youssef-berrada"
}

pub(crate) fn all() -> &'static [Person] {
    PERSONS
}

pub(crate) fn find(slug: &str) -> Option<&'static Person> {
    PERSONS.iter().find(|person| person.slug == slug)
}

impl Person {
    /// Reply of `GET /v2/users/{refId}`, with identifiers and times of the fixture.
    pub(crate) fn user(&self) -> Value {
        serde_json::from_str(self.user).unwrap_or_default()
    }

    /// Reply of `GET /v2/users/{refId}/documents`: nothing in it depends on the session.
    pub(crate) const fn documents(&self) -> &'static str {
        self.documents
    }

    /// The steps that the person's documents were collected in.
    pub(crate) fn steps(&self) -> Vec<String> {
        let user = self.user();
        let documents = user.get("documents").and_then(Value::as_array).cloned().unwrap_or_default();
        documents.iter().filter_map(|document| document.get("stepId")?.as_str().map(str::to_owned)).collect()
    }
}

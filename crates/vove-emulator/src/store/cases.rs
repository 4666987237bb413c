//! KYB or AML cases, and the filters of their lists.

use jiff::Timestamp;
use serde_json::Value;

use crate::clock::parse_instant;

/// The cases of one product in the order of their creation, each as the API's response about it.
#[derive(Default)]
pub(crate) struct Cases(Vec<Value>);

/// Which cases a list contains. A filter that is `None` matches every case.
pub(crate) struct CaseFilter<'a> {
    pub(crate) status: Option<&'a str>,
    pub(crate) ref_id: Option<&'a str>,
    pub(crate) flow_id: Option<&'a str>,
    /// The earliest instant of creation.
    pub(crate) start: Option<Timestamp>,
    /// The latest instant of creation.
    pub(crate) end: Option<Timestamp>,
}

impl Cases {
    pub(crate) fn add(&mut self, case: Value) {
        self.0.push(case);
    }

    /// Finds the latest case whose value under `key` is `text`.
    pub(crate) fn find(&self, key: &str, text: &str) -> Option<&Value> {
        self.0.iter().rev().find(|case| text_at(case, key) == Some(text))
    }

    /// Like [`Cases::find`], to change the case.
    pub(crate) fn find_mut(&mut self, key: &str, text: &str) -> Option<&mut Value> {
        self.0.iter_mut().rev().find(|case| text_at(case, key) == Some(text))
    }

    /// The cases that match the filter, oldest first.
    pub(crate) fn matching(&self, filter: &CaseFilter<'_>) -> Vec<&Value> {
        self.0.iter().filter(|case| filter.matches(case)).collect()
    }
}

impl CaseFilter<'_> {
    fn matches(&self, case: &Value) -> bool {
        let created = text_at(case, "createdAt").and_then(parse_instant);
        let flow_id = text_at(case, "flowId").or_else(|| case.pointer("/flow/id")?.as_str());
        self.status.is_none_or(|status| text_at(case, "status") == Some(status))
            && self.ref_id.is_none_or(|ref_id| text_at(case, "refId") == Some(ref_id))
            && self.flow_id.is_none_or(|id| flow_id == Some(id))
            && self.start.is_none_or(|start| created >= Some(start))
            && self.end.is_none_or(|end| created <= Some(end))
    }
}

fn text_at<'a>(case: &'a Value, key: &str) -> Option<&'a str> {
    case.get(key).and_then(Value::as_str)
}

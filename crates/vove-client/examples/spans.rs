//! Exports the client's spans as OTLP JSON over HTTP (`POST /v1/traces`) to a collector, here a server in this process.
//!
//! Run it with `cargo run -p vove-client --example spans`. In production, use `opentelemetry-otlp` and
//! `tracing-opentelemetry` instead of the layer below: the names of spans and attributes are the same.

#![allow(clippy::print_stdout)]

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use tracing::{
    Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{Layer, layer::Context, prelude::*, registry::LookupSpan};
use vove_client::{ApiKey, BaseUrl, Client};
use vove_emulator::{Emulator, SessionOutcome};
use vove_model::RefId;
use vove_transport::{Loopback, ReqwestTransport, Transport};

/// The attributes of a span, and the time of its start.
struct SpanFields(BTreeMap<&'static str, Value>, SystemTime);

impl Visit for SpanFields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), json!({ "stringValue": format!("{value:?}") }));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), json!({ "stringValue": value }));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name(), json!({ "intValue": value.to_string() }));
    }
}

/// Collects finished spans in the format of OTLP.
#[derive(Clone, Default)]
struct Exporter(Arc<Mutex<Vec<Value>>>);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Exporter {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if !attributes.metadata().target().starts_with("vove") {
            return;
        }
        let mut fields = SpanFields(BTreeMap::new(), SystemTime::now());
        attributes.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(fields);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(fields) = span.extensions_mut().get_mut::<SpanFields>()
        {
            values.record(fields);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let Some(SpanFields(mut fields, started)) = span.extensions_mut().remove::<SpanFields>() else { return };
        let mut take = |name| fields.remove(name).and_then(|value| value.get("stringValue").cloned());
        let (name, kind) = (take("otel.name"), take("otel.kind"));
        let root = context.span_scope(&id).and_then(|scope| scope.last()).map(|root| root.id().into_u64());
        let failed = take("otel.status_code").is_some();
        let attributes: Vec<Value> =
            fields.into_iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(json!({
            "name": name.unwrap_or_else(|| span.name().into()),
            "kind": if kind.is_some() { 3 } else { 1 },
            "traceId": root.map(|root| format!("{root:032x}")),
            "startTimeUnixNano": nanos(started),
            "endTimeUnixNano": nanos(SystemTime::now()),
            "spanId": format!("{:016x}", id.into_u64()),
            "parentSpanId": span.parent().map(|parent| format!("{:016x}", parent.id().into_u64())),
            "attributes": attributes,
            "status": { "code": if failed { 2 } else { 0 } },
        }));
    }
}

fn nanos(instant: SystemTime) -> String {
    instant.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().to_string()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let collector = Loopback::start(0, |request: Request<Bytes>| async move {
        let spans: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let spans = spans.pointer("/resourceSpans/0/scopeSpans/0/spans").and_then(Value::as_array).cloned();
        for span in spans.unwrap_or_default() {
            println!("{span}");
        }
        Response::new(Bytes::from_static(b"{}"))
    })
    .await?;

    let exporter = Exporter::default();
    tracing_subscriber::registry().with(exporter.clone()).init();
    let emulator = Emulator::builder().start().await?;
    let client = Client::new(emulator.url().parse::<BaseUrl>()?.into(), ApiKey::new(emulator.api_key())?)?;
    let ref_id = RefId::new("cust-0042")?;
    client.create_session(&ref_id).await?;
    emulator.finish(ref_id.as_str(), "awa-diop", SessionOutcome::Successful)?;
    client.get_user_verification(&ref_id).await?;
    let _not_found = client.get_user_verification(&RefId::new("unknown")?).await;

    let spans = std::mem::take(&mut *exporter.0.lock().unwrap_or_else(PoisonError::into_inner));
    let trace = json!({ "resourceSpans": [{ "scopeSpans": [{ "spans": spans }] }] });
    let export = Request::post(format!("{}/v1/traces", collector.url()))
        .header("content-type", "application/json")
        .body(Bytes::from(trace.to_string()))?;
    ReqwestTransport::new()?.send(export).await?;
    Ok(())
}

//! UmaDB beside the ledger: `serve FOLDER ADDRESS`, or `load URL`, which makes a turn for each line
//! "clients milliseconds" that it reads, and answers with the nanoseconds that each append took.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::sync::{Mutex, oneshot};
use umadb_client::{AsyncUmaDbClient, UmaDbClient};
use umadb_dcb::{DcbAppendCondition, DcbEvent, DcbEventStoreAsync, DcbQuery, DcbQueryItem};
use umadb_server::{ServerOptions, StorageOptions, start_server_with_options};

const STREAMS: usize = 500;

type Failure = Box<dyn std::error::Error>;

const SYLLABLES: [&str; 12] =
    ["ba", "cor", "den", "fi", "gal", "lo", "mi", "nor", "pe", "ras ", "tu ", "ven "];

/// Kilobytes of invented words.
fn texts() -> Vec<String> {
    let mut drawn = 1_u64;
    let mut syllable = move || {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SYLLABLES[(drawn >> 33) as usize % SYLLABLES.len()]
    };
    let mut text = move || {
        let mut text = String::new();
        while text.len() < 980 {
            text.push_str(syllable());
        }
        text
    };
    (0..STREAMS).map(|_| text()).collect()
}

/// A stream's tag, and where its last event is; whoever holds it is the only one to append to it.
struct Stream {
    tag: String,
    last: Option<u64>,
}

struct Streams {
    all: Vec<Mutex<Stream>>,
    turn: AtomicUsize,
    texts: Vec<String>,
}

impl Streams {
    fn new(texts: Vec<String>) -> Result<Self, Failure> {
        let mark = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
        let all = (0..STREAMS)
            .map(|it| Mutex::new(Stream { tag: format!("{mark}-{it}"), last: None }))
            .collect();
        Ok(Self { all, turn: AtomicUsize::new(0), texts })
    }

    /// Refused by the server if the stream has an event after the last that is known here.
    async fn append(&self, client: &AsyncUmaDbClient) {
        let next = self.turn.fetch_add(1, Ordering::Relaxed);
        let mut stream = self.all[next % STREAMS].lock().await;
        let its = DcbQuery::new().item(DcbQueryItem::new().tags([stream.tag.clone()]));
        let condition = DcbAppendCondition::new(its).after(stream.last);
        let event = DcbEvent::default()
            .event_type("noted.v1")
            .tags([stream.tag.clone()])
            .data(self.texts[next % self.texts.len()].clone());
        let position = client.append(vec![event], Some(condition), None).await;
        stream.last = Some(position.expect("the server takes the event"));
    }
}

async fn turn(url: &str, streams: Arc<Streams>, clients: usize, span: Duration) -> Vec<u64> {
    let mut connected = Vec::new();
    for _ in 0..clients {
        let client = UmaDbClient::new(url.to_string()).connect_async().await;
        connected.push(client.expect("the server is there"));
    }
    let end = Instant::now() + span;
    let running: Vec<_> = connected
        .into_iter()
        .map(|client| tokio::spawn(until(end, client, streams.clone())))
        .collect();
    let mut all = Vec::new();
    for client in running {
        all.extend(client.await.expect("no client breaks off"));
    }
    all
}

async fn until(end: Instant, client: AsyncUmaDbClient, streams: Arc<Streams>) -> Vec<u64> {
    let mut times = Vec::new();
    let mut start = Instant::now();
    while start < end {
        streams.append(&client).await;
        times.push(start.elapsed().as_nanos() as u64);
        start = Instant::now();
    }
    times
}

async fn load(url: &str) -> Result<(), Failure> {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let streams = Arc::new(Streams::new(texts())?);
    while let Some(line) = lines.next_line().await? {
        let (clients, millis) = line.split_once(' ').ok_or("clients milliseconds")?;
        let span = Duration::from_millis(millis.parse()?);
        let times = turn(url, streams.clone(), clients.parse()?, span).await;
        let texts: Vec<String> = times.iter().map(u64::to_string).collect();
        println!("{}", texts.join(" "));
    }
    Ok(())
}

async fn serve(folder: &str, address: &str) -> Result<(), Failure> {
    let (_until_killed, end) = oneshot::channel();
    let options = ServerOptions {
        listen_addr: address.to_string(),
        tls: None,
        api_key: None,
        storage: StorageOptions::default().db_path(Path::new(folder)),
    };
    start_server_with_options(options, end).await
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve", folder, address] => serve(folder, address).await,
        ["load", url] => load(url).await,
        _ => Err("serve FOLDER ADDRESS | load URL".into()),
    }
}

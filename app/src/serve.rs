//! Answers requests until it is told to stop, then ends in order.

mod connections;

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use jobs::Schedule;
use tokio::net::TcpListener;
use tokio::sync::watch;
use utoipa::openapi::OpenApi;
use web::{Access, Area, Ground, Route};

use crate::Common;
use crate::areas::{self, Areas};
use crate::config::Config;
use crate::open::{self, Missing};
use crate::terminal::say;

/// How often the schedule looks for what is due.
const SCHEDULE_TICK: Duration = Duration::from_secs(20);
/// How long a connection may stay without a whole request: also between two of them.
const LONGEST_SILENCE: Duration = Duration::from_secs(10);
/// How long answers under way may take when the server stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// # Errors
/// Why the server cannot start; then nothing was made.
pub async fn run(common: &Common, listen: Option<String>, empty: bool) -> anyhow::Result<()> {
    let config = Config::read(
        common.config.as_deref(),
        common.database.as_deref(),
        listen.as_deref(),
    )?;
    start_logging(config.log_as_json);
    let mail = open::mail(&config)?;
    // The port first: where it is taken, no database must be left behind.
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("cannot listen on {}: is another program using that port? --listen HOST:PORT takes another", config.listen)
    })?;
    let at = listener.local_addr()?;
    let config = with_own_address(config, at);
    let (db, made) = open::database(&config, Missing::Make).await?;
    let ground = open::ground(&config, db)?;
    db::migrate(&ground.db, &areas::migrations(), ground.clock.now()).await?;
    let came_in =
        directory::load_shipped(&ground, open::wants_places(&config, made, empty)).await?;
    if came_in > 0 {
        tracing::info!(
            places = came_in,
            "loaded the {came_in} places of Brussels that we ship"
        );
    }
    let areas = Areas::open(&ground).await?;
    areas.directory.use_mail(Arc::clone(&mail));
    areas
        .accounts
        .use_login_services(open::login_services(&config)?);
    let list = areas.list();
    let schedule = Schedule::new(
        ground.db.clone(),
        Arc::clone(&ground.clock),
        list.iter()
            .flat_map(|area| area.jobs.iter().cloned())
            .chain([jobs::housekeeping()])
            .chain(mail.jobs())
            .collect(),
    );
    let router = router(list, Arc::clone(&ground))?;
    let (stop, stopped) = watch::channel(false);
    let following = directory::start(&areas.directory, stopped.clone());
    let scheduled = tokio::spawn({
        let stopped = stopped.clone();
        async move { schedule.run(SCHEDULE_TICK, until(stopped)).await }
    });
    say!("Passerelle answers at http://{at}/");
    let serving = tokio::spawn(connections::answer(
        listener,
        router,
        LONGEST_SILENCE,
        until(stopped),
    ));
    told_to_stop().await;
    tracing::info!("stopping: the answers under way are finished first");
    stop.send_replace(true);
    if tokio::time::timeout(LAST_ANSWERS, serving).await.is_err() {
        tracing::warn!("some answers took too long and were cut off");
    }
    following.await.ok();
    scheduled.await.ok();
    ground.db.close().await;
    Ok(())
}

/// Everything that can be asked for: the house's own routes, the areas', and the document of the API.
///
/// # Errors
/// The document of the API cannot be written out: an empty one would tell machines that there is no API.
pub fn router(areas: Vec<Area>, ground: Arc<Ground>) -> anyhow::Result<Router> {
    let mut routes = web::standing::routes();
    let mut api = openapi(&ground);
    for area in areas {
        api.merge(area.api);
        routes.extend(area.routes);
    }
    routes.push(openapi_route(&api)?);
    Ok(web::router::router(routes, ground))
}

fn openapi_route(api: &OpenApi) -> anyhow::Result<Route> {
    let document = api
        .to_json()
        .context("cannot write out /api/v1/openapi.json")?;
    let as_json = [(axum::http::header::CONTENT_TYPE, "application/json")];
    let answer = async move || (as_json, document.clone());
    Ok(Route::get(
        "/api/v1/openapi.json",
        Access::Public,
        answer,
        (),
    ))
}

fn openapi(ground: &Ground) -> OpenApi {
    use utoipa::openapi::{ContactBuilder, InfoBuilder, License, OpenApiBuilder};
    let mut licence = License::new("EUPL-1.2");
    licence.identifier = Some("EUPL-1.2".to_owned());
    let info = InfoBuilder::new()
        .title("Passerelle")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Help with digital things, near people. Errors are application/problem+json (RFC 9457)."))
        .license(Some(licence))
        .contact(Some(ContactBuilder::new().name(Some(ground.installation.name.clone())).build()));
    OpenApiBuilder::new().info(info.build()).build()
}

/// Port 0 means any: pages must then name the one that was given.
fn with_own_address(mut config: Config, at: SocketAddr) -> Config {
    let guessed = format!("http://{}", config.listen);
    if config.installation.address == guessed {
        config.installation.address = format!("http://{at}");
    }
    config
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a stop too.
    let _ = stopped.wait_for(|stopped| *stopped).await.map(drop);
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    let _ = interrupted.await;
}

fn start_logging(as_json: bool) {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_env("RUST_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logger = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if as_json {
        logger.json().init()
    } else {
        logger.init()
    }
}

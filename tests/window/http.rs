//! Just enough HTTP for WebDriver on this machine: one JSON request per connection.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Longer than any single WebDriver command takes, also those that wait inside the page.
const PATIENCE: Duration = Duration::from_secs(300);

/// Sends the request and returns the `value` of the answer; the error is what the driver says.
pub fn request(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let answer = exchange(port, method, path, body).map_err(|error| error.to_string())?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("an answer without a body")?;
    let body: Value = serde_json::from_str(body).map_err(|error| format!("{error}: {answer}"))?;
    if head.split(' ').nth(1) == Some("200") {
        return Ok(body["value"].clone());
    }
    let said = |name: &str| body["value"][name].as_str().unwrap_or_default().to_owned();
    Err(format!("{} {}", said("error"), said("message")))
}

fn exchange(port: u16, method: &str, path: &str, body: &Value) -> std::io::Result<String> {
    let body = if method == "POST" { body.to_string() } else { String::new() };
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

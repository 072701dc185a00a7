/* The sound of the whole session as one file for one <audio> element, whose time is the session's time.

   Where coach has put its own recording into the page, that is it. Else a WAV is laid out of the tones and of silence:
   a Blob that is made of other Blobs keeps only references to them, so twenty minutes take no more room than the tones.
   One ordinary file is what a phone goes on playing when it is locked, and what its lock screen can control. */

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function soundOf(session) {
  const { encoded, tones, score, rate, length } = session.sound;
  if (encoded) return new Blob([bytesOf(encoded.data)], { type: encoded.type });
  const bytes = (ms) => 2 * Math.round((ms * rate) / 1000); // 16 bits a sample
  const samples = {};
  for (const [name, data] of Object.entries(tones)) samples[name] = bytesOf(data);
  const second = new Blob([new Uint8Array(bytes(1000))]);
  const parts = [];
  let at = 0;
  const silence = (until) => {
    for (; at + second.size <= until; at += second.size) parts.push(second);
    if (until > at) parts.push(new Uint8Array(until - at));
    at = Math.max(at, until);
  };
  score.forEach(([ms, name], place) => {
    const ends = bytes(place + 1 < score.length ? score[place + 1][0] : length);
    silence(bytes(ms));
    const tone = samples[name].subarray(0, ends - at); // cut where the next one begins
    parts.push(tone);
    at += tone.length;
  });
  silence(bytes(length));
  return new Blob([wavHeader(at, rate), ...parts], { type: "audio/wav" });
}

function wavHeader(size, rate) {
  const header = new DataView(new ArrayBuffer(44));
  const text = (at, word) => [...word].forEach((char, place) => header.setUint8(at + place, char.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, 36 + size, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true); // PCM
  header.setUint16(22, 1, true); // one channel
  header.setUint32(24, rate, true);
  header.setUint32(28, 2 * rate, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, size, true);
  return header.buffer;
}

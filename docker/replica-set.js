// Makes a replica set of the three servers, unless they are one, and waits for a primary.
const members = ["mongo-1:27017", "mongo-2:27017", "mongo-3:27017"];
try {
  rs.status();
} catch (notYet) {
  rs.initiate({_id: "ledger", members: members.map((host, _id) => ({_id, host}))});
}
while (!rs.status().members.some((member) => member.stateStr === "PRIMARY")) {
  sleep(500);
}

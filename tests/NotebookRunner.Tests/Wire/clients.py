"""Clients made of libzmq, for the tests of the wire: python3 clients.py SCENARIO PORT ARGUMENTS."""
import random
import sys
import time

import zmq

context = zmq.Context()


def connect(kind, port, **options):
    socket = context.socket(kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = 60_000
    for name, value in options.items():
        setattr(socket, name, value)
    socket.connect(f"tcp://127.0.0.1:{port}")
    return socket


def echo_on(socket, message):
    socket.send_multipart(message)
    answer = socket.recv_multipart()
    assert answer == message, f"sent {len(message)} parts, got {len(answer)} others back"


def echo(port, kind, identity):
    """Every size that matters: around the limits of one byte, of a buffer, of a batch, and far beyond."""
    socket = connect(getattr(zmq, kind), port, **({"identity": identity.encode()} if identity else {}))
    noise = random.Random(1)
    sizes = [0, 1, 254, 255, 256, 257, 16_383, 16_385, 32_767, 32_768, 65_535, 65_536, 65_537, 131_073, 1_000_003]
    for size in sizes:
        echo_on(socket, [noise.randbytes(size)])
    echo_on(socket, [noise.randbytes(size) for size in sizes])
    echo_on(socket, [b"", b"", b""])
    echo_on(socket, [b"first", b"", b"last"])
    echo_on(socket, [bytes([i % 256]) * (i % 300) for i in range(1000)])
    echo_on(socket, [b"head", noise.randbytes(50_000_000), b"tail"])
    print("all the same")


def together(port, count):
    """Many connections that talk at once, several messages each before the first answer."""
    sockets = [connect(zmq.DEALER, port) for _ in range(int(count))]
    for i in range(10):
        for number, socket in enumerate(sockets):
            socket.send_multipart([f"{number}-{i}".encode()])
    for number, socket in enumerate(sockets):
        for i in range(10):
            assert socket.recv_multipart() == [f"{number}-{i}".encode()]
    print("all the same")


def reconnect(port, count, identity):
    for i in range(int(count)):
        socket = connect(zmq.DEALER, port, identity=identity.encode())
        echo_on(socket, [b"again", str(i).encode()])
        socket.close()
    print("all the same")


def flood(port, count, size):
    """Sends numbered messages as fast as it goes, and leaves when all are taken."""
    socket = connect(zmq.DEALER, port, linger=-1)
    for i in range(int(count)):
        socket.send_multipart([str(i).encode(), bytes(int(size))])
    socket.close()
    context.term()
    print("all sent")


def subscribe(port, prefix, pause):
    """Prints the topic and the size of what comes, until a message "end"; waits so many ms after each 1000."""
    socket = connect(zmq.SUB, port, rcvhwm=10)
    socket.subscribe(prefix)
    socket.subscribe("end")
    count = 0
    while (message := socket.recv_multipart())[0] != b"end":
        print(message[0].decode(), sum(map(len, message)), flush=False)
        count += 1
        if count % 1000 == 0:
            time.sleep(int(pause) / 1000)


def change_of_mind(port):
    """Subscribes twice, cancels twice; says when, and prints what comes until a message "end"."""
    socket = connect(zmq.SUB, port)
    for change in ["subscribe", "subscribe", "unsubscribe", "unsubscribe"]:
        getattr(socket, change)("a")
        # Tells the publisher that the change before has arrived.
        socket.subscribe("now")
        assert socket.recv_multipart()[0] == b"now"
        socket.unsubscribe("now")
        socket.subscribe("end")
        print(change, end="")
        while (message := socket.recv_multipart())[0] != b"end":
            print("", message[0].decode(), end="")
        socket.unsubscribe("end")
        print()


def heartbeat(port, count):
    """The heart of a kernel as jupyter_client feels it, with libzmq's own PING beneath; any broken connection is an error."""
    socket = context.socket(zmq.REQ)
    monitor = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL)
    # Waits for its PONG for less time than the talk takes, and longer than a busy machine does.
    socket.heartbeat_ivl, socket.heartbeat_timeout = 20, 4_000
    socket.rcvtimeo = 60_000
    socket.connect(f"tcp://127.0.0.1:{port}")
    for _ in range(int(count)):
        echo_on(socket, [b"ping"])
        time.sleep(0.1)
    assert monitor.poll(0) == 0, "the connection broke"
    print("alive")


def wrong_kind(port, kind):
    """A socket that does not fit is turned away; prints whether libzmq noticed."""
    socket = context.socket(getattr(zmq, kind))
    monitor = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL)
    socket.connect(f"tcp://127.0.0.1:{port}")
    print("turned away" if monitor.poll(60_000) else "welcome")


globals()[sys.argv[1]](int(sys.argv[2]), *sys.argv[3:])

def test_the_process_says_that_it_answers(client):
    assert client.get("/healthz").data == b"ok\n"


def test_ready_means_that_the_database_answers(client):
    assert client.get("/readyz").status_code == 200

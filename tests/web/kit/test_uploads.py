from django.conf import settings

from takar.web.kit.uploads import LimitedUpload

LIMIT = settings.UPLOAD_LIMIT_BYTES


def test_beyond_the_limit_a_file_is_counted_and_not_kept() -> None:
    handler = LimitedUpload()
    handler.new_file("file", "besar.csv", "text/csv", None)
    assert handler.receive_data_chunk(b"kept", 0) is None
    handler.receive_data_chunk(b" too", LIMIT - 1)
    handler.receive_data_chunk(b" not", LIMIT)
    handler.receive_data_chunk(b" not", 4 * LIMIT)
    file = handler.file_complete(4 * LIMIT + 4)
    assert file is not None
    assert file.read() == b"kept too"
    assert file.size == 4 * LIMIT + 4

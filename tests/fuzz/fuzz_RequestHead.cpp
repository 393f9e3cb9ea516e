// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds the input to a RequestGate whole and byte by byte: the verdicts must agree, and what is accepted must
// keep its promises. Also tries every field as a Range.
#include "core/http/RangeHeader.h"
#include "core/http/RequestGate.h"

#include <cstdlib>

using namespace cuegate;

static void check(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    HttpLimits limits;
    limits.maxRequestLineBytes = 64;
    limits.maxHeadBytes = 256;
    limits.maxFields = 8;
    limits.maxBodyBytes = size > 0 && data[size - 1] % 2 == 0 ? 16 : 0;
    RequestGate whole(limits);
    RequestGate pieces(limits);
    const RequestGate::State state = whole.feed(input);
    RequestGate::State pieceState = RequestGate::State::NeedMore;
    for (qsizetype end = 1; end <= input.size() && pieceState == RequestGate::State::NeedMore; ++end)
        pieceState = pieces.feed(input.first(end));
    check(state == pieceState);
    if (state == RequestGate::State::Refused) {
        check(whole.refusal().status == pieces.refusal().status);
        check(whole.refusal().status >= 400 && whole.refusal().status <= 505);
    }
    if (state != RequestGate::State::Complete)
        return 0;
    check(whole.sizeBytes() == pieces.sizeBytes() && whole.sizeBytes() <= input.size());
    const HttpRequest request = whole.takeRequest();
    check(request.path.startsWith('/') && request.body.size() <= limits.maxBodyBytes);
    for (const char c : request.path)
        check(c > 0x20 && c < 0x7F);
    for (const auto &[name, value] : request.fields) {
        check(!name.isEmpty() && !value.contains('\n') && !value.contains('\r') && !value.contains('\0'));
        const RangeChoice choice = parseRange(value, 1000);
        if (choice.kind == RangeChoice::Kind::Part)
            check(!choice.range.isEmpty() && ByteRange{0, 1000}.contains(choice.range));
    }
    return 0;
}

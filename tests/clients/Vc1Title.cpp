// SPDX-License-Identifier: GPL-3.0-or-later
// vc1_title WIDTH HEIGHT FPS GOP < grey frames > VC-1: what no ffmpeg makes. Each frame is WIDTH × HEIGHT
// bytes (both even), of which blocks of 8×8 are kept; FPS is a number or a fraction with 1001; each GOP-th
// picture is a keyframe.
// ffmpeg knows when the pictures of such a stream are decoded only, which here is when they are shown:
// ffmpeg -framerate FPS -f vc1 -i out.vc1 -c copy -bsf:v setts=pts=DTS film.mkv
#include "tests/support/Vc1Stream.h"

#include <QByteArrayList>

#include <cstdio>

using cuegate::test::Vc1Format;
using cuegate::test::Vc1Stream;

static int fail(const char *problem)
{
    std::fprintf(stderr, "vc1_title: %s\n", problem);
    return 1;
}

int main(int argc, char *argv[])
{
    if (argc != 5)
        return fail("WIDTH HEIGHT FPS GOP are needed");
    Vc1Format format;
    format.width = QByteArray(argv[1]).toInt();
    format.height = QByteArray(argv[2]).toInt();
    const QByteArrayList rate = QByteArray(argv[3]).split('/');
    format.rateNumerator = rate[0].toInt();
    format.rateDenominator = rate.size() > 1 ? rate[1].toInt() : 1;
    const int group = QByteArray(argv[4]).toInt();
    const auto isSize = [](int pixels) { return pixels >= 2 && pixels <= 8192 && pixels % 2 == 0; };
    if (!isSize(format.width) || !isSize(format.height))
        return fail("the size is to be even, and 8192 at most");
    if (format.rateNumerator < 1 || (format.rateDenominator != 1 && format.rateDenominator != 1001) ||
        group < 1)
        return fail("frames per second and pictures per group are to be above 0");
    Vc1Stream stream(format);
    QByteArray frame(qsizetype(format.width) * format.height, '\0');
    for (int number = 0;; ++number) {
        const size_t readBytes = std::fread(frame.data(), 1, size_t(frame.size()), stdin);
        if (readBytes == 0)
            break;
        if (qsizetype(readBytes) < frame.size())
            return fail("the last frame is not whole");
        const QByteArray unit =
            stream.unit(number % group == 0 ? Vc1Stream::Kind::Keyframe : Vc1Stream::Kind::Predicted,
                        cuegate::test::blocksOf(frame, format.width, format.height));
        if (std::fwrite(unit.constData(), 1, size_t(unit.size()), stdout) != size_t(unit.size()))
            return fail("cannot write");
    }
    return std::fflush(stdout) == 0 ? 0 : fail("cannot write");
}

// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.4, lists that would cost too much or lead in circles: I9, I10.
#include "tests/faults/InputRows.h"

#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cuegate::test {

// Some 100 bytes each, one line of 1 MB among them.
static QByteArray hugeList(const QByteArray &origin, int entries)
{
    QByteArray text = "#EXTM3U url-tvg=\"laughs.xml\"\n";
    text.reserve(qsizetype(entries) * 120);
    for (int i = 0; i < entries; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "#EXTINF:-1 tvg-id=\"" + number + ".tv\" group-title=\"Group " + QByteArray::number(i % 500) +
                "\",Channel number " + number + '\n' + origin + "live/user/word/" + number + ".ts\n";
        if (i == entries / 2)
            text += "#EXTINF:-1," + QByteArray(1'000'000, 'x') + '\n';
    }
    return text;
}

static QByteArray laughingGuide()
{
    QByteArray text = "<!DOCTYPE tv [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 12; ++i)
        text += "<!ENTITY l" + QByteArray::number(i) + " \"" +
                QByteArray("&l" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
    return text + "]><tv><channel id=\"&l11;\">&l11;</channel></tv>";
}

// Answers when the list has been read.
static QJsonObject entriesOf(ServedProgram &served, const QByteArray &query)
{
    const QJsonObject list = jsonOf(served.program.control("GET", "/v1/sources"))[u"sources"_s][0].toObject();
    return jsonOf(served.program.control("GET", "/v1/sources/" + list[u"id"_s].toString().toLatin1() +
                                                    "/entries" + query));
}

Verdict hugeLists(FaultBench &bench)
{
    ServedProgram served(bench);
    const int count = bench.times(1'000'000, 50'000);
    const QByteArray text = hugeList(served.origin.url("/").toEncoded(), count);
    served.origin.serve("/laughs.xml", laughingGuide());
    served.program.forgetPeak();
    QJsonObject page;
    const double readSeconds = secondsOf([&] {
        (void)served.serve("/all.m3u", text);
        page = entriesOf(served, "?limit=1");
    });
    const qint64 peak = served.program.peakBytes();
    QJsonObject found;
    const double searchSeconds =
        secondsOf([&] { found = entriesOf(served, "?query=CHANNEL+49999&limit=1000"); });
    const QJsonObject list =
        jsonOf(served.program.control("GET", "/v1/sources"))[u"sources"_s][0][u"list"_s].toObject();
    const bool isRight = page[u"total"_s].toInt() == count && list[u"skipped"_s].toInt() == 1 &&
                         found[u"total"_s].toInt() == (bench.isFull() ? 20 : 1) &&
                         list[u"guide"_s][u"problem"_s].toString().contains(u"entities"_s);
    return judged(
        isRight && readSeconds <= 5 * bench.slack() && searchSeconds <= 0.5 * bench.slack() &&
            (peak <= 400'000'000 || !bench.isMemoryJudged()),
        u"%1 entries in %2: read in %3, memory %4 at most, searched in %5, %6 skipped, guide: %7"_s.arg(
            QString::number(page[u"total"_s].toInt()), inMegabytes(text.size()), inSeconds(readSeconds),
            inMegabytes(peak), inMilliseconds(searchSeconds), QString::number(list[u"skipped"_s].toInt()),
            list[u"guide"_s][u"problem"_s].toString()));
}

// As panels write it, some 250 bytes each.
static QByteArray hugeAnswer(int films)
{
    QByteArray text = "[";
    text.reserve(qsizetype(films) * 260);
    for (int i = 0; i < films; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += (i > 0 ? ",{\"num\":" : "{\"num\":") + number + ",\"name\":\"Film number " + number +
                "\",\"stream_type\":\"movie\",\"stream_id\":\"" + number +
                "\",\"stream_icon\":\"http:\\/\\/a.example\\/" + number +
                ".jpg\",\"rating\":7.5,\"added\":\"1700000000\",\"category_id\":\"" +
                QByteArray::number(i % 500) + "\",\"container_extension\":\"mkv\",\"direct_source\":\"\"}";
    }
    return text + ']';
}

Verdict hugeAccounts(FaultBench &bench)
{
    ServedProgram served(bench);
    const int count = bench.times(1'000'000, 50'000);
    const QByteArray api = "/player_api.php?username=somebody&password=something";
    const QByteArray films = hugeAnswer(count);
    served.origin.serve("/player_api.php", "[]");
    served.origin.serve(QByteArray(api + "&action=get_vod_streams"), films);
    served.program.forgetPeak();
    QJsonObject page;
    const double seconds = secondsOf([&] {
        (void)served.serve(api, R"({"user_info":{"auth":1,"status":"Active"}})");
        page = entriesOf(served, "?limit=1&kind=film");
    });
    const qint64 peak = served.program.peakBytes();
    // The bar is of a list of 100 MB; as many films in JSON are more than twice that.
    const double most = 5 * bench.slack() * std::max(1.0, double(films.size()) / 1e8);
    return judged(page[u"total"_s].toInt() == count && seconds <= most &&
                      (peak <= 400'000'000 || !bench.isMemoryJudged()),
                  u"%1 films in %2: read in %3, memory %4 at most"_s.arg(
                      QString::number(page[u"total"_s].toInt()), inMegabytes(films.size()),
                      inSeconds(seconds), inMegabytes(peak)));
}

static QByteArray listName(const char *kind, int number)
{
    return QByteArray(kind) + QByteArray::number(number) + ".m3u";
}

namespace {

struct Nested
{
    int entries = 0;
    int own = 0;      // how often the list itself was asked for
    int subLists = 0; // that were
    double seconds = 0;
};

} // namespace

// `count` lists beside one that names \p names.
static Nested readNested(FaultBench &bench, const char *kind, int count, const QByteArray &names)
{
    ServedProgram served(bench);
    for (int i = 0; i < count; ++i)
        served.origin.serve("/" + listName(kind, i), "#EXTM3U\n#EXTINF:-1,One\n/1.ts\n/all.m3u\n" +
                                                         listName(kind, i) + '\n' + listName(kind, i + 1) +
                                                         '\n');
    Nested read;
    read.seconds = secondsOf([&] {
        (void)served.serve("/all.m3u",
                           "#EXTM3U\n#EXTINF:-1,Top\n/t.ts\nall.m3u\n./x/../all.m3u#again\n" + names);
        read.entries = entriesOf(served, "?limit=1000")[u"total"_s].toInt();
    });
    read.own = served.origin.counters("/all.m3u").requests;
    for (int i = 0; i < count; ++i)
        read.subLists += served.origin.counters("/" + listName(kind, i)).requests;
    return read;
}

Verdict nestedLists(FaultBench &bench)
{
    QByteArray many;
    for (int i = 0; i < 60; ++i)
        many += listName("wide", i) + '\n';
    const Nested wide = readNested(bench, "wide", 60, many);
    const Nested deep = readNested(bench, "deep", 6, listName("deep", 0) + '\n');
    const double slowest = std::max(wide.seconds, deep.seconds);
    return judged(slowest <= 1 * bench.slack() && wide.own == 1 && deep.own == 1 && wide.subLists == 50 &&
                      wide.entries == 51 && deep.subLists == 3 && deep.entries == 4,
                  u"60 beside each other: %1 read; 6 in each other: %2 read; each once; %3"_s.arg(
                      QString::number(wide.subLists), QString::number(deep.subLists), inSeconds(slowest)));
}

} // namespace cuegate::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include of the tree and compares it with the layers ARCHITECTURE.md states.
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_Layers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldersIncludeOnlyLowerOnes();
    void onlyLibavFolderIncludesLibav();
    void onlyHttpFolderIncludesQtHttpServer();
    void noTwoTypesHaveOneName();

private:
    static QString root() { return qEnvironmentVariable("CUEGATE_SOURCE_DIR", u"."_s); }
    template <typename Check>
    static void eachFile(Check check);
    template <typename Check>
    static void eachInclude(Check check);
};

static const QHash<QString, QStringList> kAllowed{
    {u"core/base"_s, {}},
    {u"core/secrets"_s, {u"core/base"_s}},
    {u"core/media"_s, {u"core/base"_s}},
    {u"core/io"_s, {u"core/base"_s, u"core/media"_s}},
    {u"core/probe"_s, {u"core/base"_s, u"core/media"_s, u"core/io"_s}},
    {u"core/demux"_s, {u"core/base"_s, u"core/media"_s, u"core/io"_s}},
    {u"core/libav"_s, {u"core/base"_s, u"core/media"_s, u"core/io"_s}},
    {u"core/plan"_s, {u"core/base"_s, u"core/media"_s}},
    {u"core/subtitle"_s, {u"core/base"_s, u"core/media"_s}},
    {u"core/mux"_s, {u"core/base"_s, u"core/media"_s}},
    {u"core/playlist"_s, {u"core/base"_s}},
    {u"core/list"_s, {u"core/base"_s}},
    {u"core/segment"_s,
     {u"core/base"_s, u"core/media"_s, u"core/io"_s, u"core/probe"_s, u"core/demux"_s, u"core/libav"_s,
      u"core/subtitle"_s, u"core/plan"_s, u"core/mux"_s, u"core/playlist"_s}},
    {u"core/live"_s,
     {u"core/base"_s, u"core/media"_s, u"core/io"_s, u"core/probe"_s, u"core/mux"_s, u"core/playlist"_s,
      u"core/segment"_s}},
    {u"core/http"_s, {u"core/base"_s}},
    {u"core/catalog"_s, {u"core/base"_s, u"core/secrets"_s, u"core/io"_s}},
    {u"core/gateway"_s,
     {u"core/base"_s, u"core/secrets"_s, u"core/media"_s, u"core/io"_s, u"core/probe"_s, u"core/demux"_s,
      u"core/libav"_s, u"core/plan"_s, u"core/mux"_s, u"core/playlist"_s, u"core/segment"_s, u"core/live"_s,
      u"core/http"_s, u"core/catalog"_s, u"core/list"_s}},
    // Precompiled.h includes nothing of ours.
    {u"ui"_s,
     {u"core/base"_s, u"core/media"_s, u"core/io"_s, u"core/plan"_s, u"core/gateway"_s,
      u"core/Precompiled.h"_s}},
};

template <typename Check>
void tst_Layers::eachFile(Check check)
{
    int files = 0;
    for (const QString &top : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator it(root() + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            const QString path = file.fileName().mid(root().size() + 1);
            check(path, QString::fromUtf8(file.readAll()));
        }
    }
    QVERIFY(files > 100);
}

template <typename Check>
void tst_Layers::eachInclude(Check check)
{
    static const QRegularExpression line(u"^\\s*#include [\"<]([^\">]+)[\">]"_s,
                                         QRegularExpression::MultilineOption);
    eachFile([&](const QString &path, const QString &text) {
        auto match = line.globalMatch(text);
        while (match.hasNext())
            check(path, match.next().captured(1));
    });
}

// Two types of one name in one program are undefined behaviour that no compiler reports (ISO C++
// [basic.def.odr]); those of a single file belong into an unnamed namespace.
void tst_Layers::noTwoTypesHaveOneName()
{
    static const QRegularExpression unnamed(u"^namespace \\{\n.*?\n\\} // namespace\n"_s,
                                            QRegularExpression::MultilineOption |
                                                QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression type(
        u"^(?:struct|class|enum class) (\\w+)(?: final)?(?: :[^;{]*)?\\s*\\{"_s,
        QRegularExpression::MultilineOption);
    QHash<QString, QString> places;
    eachFile([&](const QString &path, QString text) {
        text.remove(unnamed);
        auto match = type.globalMatch(text);
        while (match.hasNext()) {
            const QString name = match.next().captured(1);
            const QString other = places.value(name, path);
            QVERIFY2(other == path, qPrintable(name + u" is defined in "_s + other + u" and in "_s + path));
            places.insert(name, path);
        }
    });
    QVERIFY(places.size() > 100);
}

void tst_Layers::foldersIncludeOnlyLowerOnes()
{
    eachInclude([](const QString &path, const QString &included) {
        const QString folder = path.section(u'/', 0, path.startsWith(u"core/"_s) ? 1 : 0);
        const QString target = included.section(u'/', 0, included.startsWith(u"core/"_s) ? 1 : 0);
        if (!kAllowed.contains(folder) || target == folder ||
            !(included.startsWith(u"core/"_s) || target == u"ui"_s || target == u"app"_s))
            return;
        QVERIFY2(kAllowed[folder].contains(target), qPrintable(path + u" includes "_s + included));
    });
}

void tst_Layers::onlyLibavFolderIncludesLibav()
{
    eachInclude([](const QString &path, const QString &included) {
        const bool isLibav = included.startsWith(u"libav"_s) || included.startsWith(u"libsw"_s);
        QVERIFY2(!isLibav || path.startsWith(u"core/libav/"_s),
                 qPrintable(path + u" includes "_s + included));
    });
}

void tst_Layers::onlyHttpFolderIncludesQtHttpServer()
{
    eachInclude([](const QString &path, const QString &included) {
        const bool isHttpServer = included.contains(u"HttpServer"_s) && included.startsWith(u'Q');
        QVERIFY2(!isHttpServer || path.startsWith(u"core/http/"_s),
                 qPrintable(path + u" includes "_s + included));
    });
}

QTEST_APPLESS_MAIN(tst_Layers)
#include "tst_Layers.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/CertificateDialog.h"
#include "ui/CertificateText.h"
#include "ui/FailurePanel.h"
#include "ui/Inspector.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CertificateDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOpenedFromTheFailure();
    void doesNothingOnEnter();
    void trustsWhenToldTo();
    void saysWhenItIsAnotherThanBefore();
    void staysOpenWhenTheGatewayRefuses();
    void saysWhatIsWrong();
};

static SourceSnapshot refusedFilm()
{
    SourceSnapshot source = makeSource(u"a"_s, u"A film"_s, SourceState::Failed);
    source.displayUrl = u"https://films.example/a.mkv"_s;
    source.error =
        Error{ErrorKind::Unavailable, u"films.example cannot be trusted"_s, ErrorCode::UpstreamTls};
    source.refusedCertificate = PeerCertificate{u"<b>Films</b>"_s,
                                                u"Films"_s,
                                                {u"films.example"_s, u"www.films.example"_s},
                                                QDateTime({2026, 1, 2}, {3, 4}, Qt::UTC),
                                                QDateTime({2036, 1, 2}, {3, 4}, Qt::UTC),
                                                QByteArray(31, '\xAB') + '\x01',
                                                CertificateProblem::SelfSigned};
    return source;
}

static bool says(const QWidget &widget, const QString &text)
{
    const auto labels = widget.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(text); });
}

static QPushButton *button(const CertificateDialog &dialog, QDialogButtonBox::ButtonRole role)
{
    const auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *candidate : box->buttons()) {
        if (box->buttonRole(candidate) == role)
            return qobject_cast<QPushButton *>(candidate);
    }
    return nullptr;
}

static QPushButton *trustButton(const QWidget &panel)
{
    for (QPushButton *candidate : panel.findChildren<QPushButton *>()) {
        if (candidate->text().startsWith(u"Trust"_s))
            return candidate;
    }
    return nullptr;
}

void tst_CertificateDialog::isOpenedFromTheFailure()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    const auto *panel = inspector.findChild<FailurePanel *>();
    SourceSnapshot source = refusedFilm();
    inspector.setSource(&source);
    QVERIFY(!trustButton(*panel)->isHidden());
    trustButton(*panel)->click();
    auto *dialog = inspector.findChild<CertificateDialog *>();
    QVERIFY(dialog);
    for (const QString &fact : {u"films.example"_s, u"www.films.example"_s, u"<b>Films</b>"_s, u"2036"_s})
        QVERIFY2(says(*dialog, fact), qPrintable(fact));
    QVERIFY(says(*dialog, CertificateText::fingerprint(source.refusedCertificate->sha256)));
    QVERIFY(!says(*dialog, u"trusted before"_s));
    source.refusedCertificate.reset();
    inspector.setSource(&source);
    QVERIFY(trustButton(*panel)->isHidden());
}

void tst_CertificateDialog::doesNothingOnEnter()
{
    FakeGateway gateway;
    CertificateDialog dialog(gateway, refusedFilm());
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    QVERIFY(!gateway.edited);
}

void tst_CertificateDialog::trustsWhenToldTo()
{
    FakeGateway gateway;
    gateway.setSources({refusedFilm()});
    CertificateDialog dialog(gateway, gateway.list[0]);
    button(dialog, QDialogButtonBox::AcceptRole)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(gateway.edited->certificate, gateway.list[0].refusedCertificate->sha256);
    QVERIFY(!gateway.edited->url && !gateway.edited->name && !gateway.edited->headers);
}

void tst_CertificateDialog::saysWhenItIsAnotherThanBefore()
{
    FakeGateway gateway;
    SourceSnapshot source = refusedFilm();
    source.trustedCertificate = QByteArray(32, '\x11');
    QVERIFY(says(CertificateDialog(gateway, source), u"trusted before"_s));
}

void tst_CertificateDialog::staysOpenWhenTheGatewayRefuses()
{
    FakeGateway gateway;
    gateway.setSources({refusedFilm()});
    gateway.editError = Error{ErrorKind::NotFound, u"There is no such source."_s};
    CertificateDialog dialog(gateway, gateway.list[0]);
    dialog.show();
    button(dialog, QDialogButtonBox::AcceptRole)->click();
    QVERIFY(dialog.isVisible());
    QVERIFY(button(dialog, QDialogButtonBox::AcceptRole)->isEnabled());
}

void tst_CertificateDialog::saysWhatIsWrong()
{
    PeerCertificate certificate = *refusedFilm().refusedCertificate;
    QSet<QString> reasons;
    for (int problem = 0; problem <= int(CertificateProblem::Other); ++problem) {
        certificate.problem = CertificateProblem(problem);
        reasons.insert(CertificateText::reason(certificate));
    }
    QCOMPARE(reasons.size(), int(CertificateProblem::Other) + 1);
    QVERIFY(CertificateText::fingerprint(certificate.sha256).endsWith(u":AB:01"_s));
    QCOMPARE(CertificateText::fingerprint(certificate.sha256).count(u'\n'), 1);
}

QTEST_MAIN(tst_CertificateDialog)
#include "tst_CertificateDialog.moc"

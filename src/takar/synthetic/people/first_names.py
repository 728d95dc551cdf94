"""Ordinary names of many regions, to be put together by chance; nobody in particular is meant."""

MEN = tuple(
    """
    Abdul Achmad Adi Aditya Agung Agus Ahmad Akbar Alamsyah Aldi Alfian Ali Amir Anang Andi
    Andika Andri Anton Anwar Ardi Arief Arifin Aris Arman Arya Asep Bagas Bagus Bahrudin Bambang
    Bayu Beni Bima Budi Burhan Cahyo Cecep Daniel Dani Darma Darwis Dedi Deni Dian Didik Dimas
    Dodi Doni Dwi Edi Eko Endro Erwin Fadli Fahmi Faisal Fajar Fandi Farid Fauzan Febri Feri
    Firman Galih Gede Gilang Gunawan Guntur Hadi Hafiz Hamdan Handoko Hari Haris Hasan Hendra
    Hendri Heri Herman Hidayat Husni Idris Ilham Imam Indra Irfan Irwan Iskandar Ismail Iwan
    Jaka Jamal Johan Joni Jumadi Kadek Ketut Komang Kurnia Lukman Luthfi Made Mahmud Mansur
    Maulana Mulyadi Nanang Nasir Nur Nyoman Oki Pandu Panji Prayitno Putra Rafi Rahmat Ramli
    Randi Rangga Rendi Ridwan Rian Rizal Rizki Roni Rudi Rusdi Saiful Samsul Satria Sigit Slamet
    Sofyan Sugeng Sulaiman Supri Surya Sutrisno Syahrul Taufik Teguh Tono Topan Tri Udin Ujang
    Usman Wahyu Wawan Wayan Wibowo Wisnu Yanto Yoga Yohanes Yudi Yusuf Zainal Zulkifli
    """.split()  # noqa: SIM905  a list of names reads better as text
)
WOMEN = tuple(
    """
    Ade Aisyah Ajeng Alfiah Amalia Amelia Ana Anggi Anggraini Ani Anisa Aprilia Ari Arini Astri
    Astuti Atik Ayu Bunga Cahya Chandra Citra Dahlia Dara Desi Devi Dewi Dina Dini Dwi Dyah Eka
    Elisa Elly Elok Emi Endah Endang Erna Erni Esti Evi Farida Fatimah Febriana Fitri Fitriani
    Galuh Gita Halimah Hana Handayani Hani Hartini Hasanah Heni Herlina Ida Ika Indah Indri
    Intan Ira Irma Isti Jamilah Juwita Kadek Kartika Khadijah Komang Kristina Kurniasih Laila
    Laras Lestari Lia Lilis Lina Lisa Luh Lusi Made Maria Mariam Marlina Maya Mega Melati Meri
    Mila Mira Mulyani Murni Nabila Nanda Nani Nia Nina Ningsih Nita Nova Novi Nur Nuraini
    Nurhayati Nurul Nyoman Okta Puji Purnama Purwanti Puspita Putri Rahayu Rahma Rani Ratih
    Ratna Reni Retno Ria Rika Rina Rini Riska Rita Rohani Rosa Rosita Ruri Salma Santi Sari
    Sekar Septi Shinta Silvia Siska Siti Sri Suci Sulastri Sumiati Supriyati Susi Tati Tiara
    Tika Titin Tri Tuti Umi Uswatun Utami Vera Vina Wahyuni Wati Wayan Weni Widya Winda Wulan
    Yanti Yayuk Yeni Yuli Yuliana Yunita Zahra Zulaikha
    """.split()  # noqa: SIM905
)
# Family, clan and second names of Javanese, Sundanese, Batak, Minang, Minahasan, Balinese, Bugis,
# Banjar, Moluccan and Arabic origin.
FAMILIES = tuple(
    """
    Abdullah Adiputra Adnyana Alatas Alamsyah Anggara Anwari Ardana Ardiansyah Arifin Artawan
    Asmara Asmoro Atmaja Azhari Baskoro Basri Batubara Budiarto Budiman Cahyadi Cahyono Chaniago
    Damanik Daulay Djafar Effendi Efendi Fadillah Fauzi Firdaus Firmansyah Ginting Gultom Gunadi
    Hakim Halim Hamid Hamzah Hanafi Harahap Hartanto Hartono Haryanto Hasanuddin Hasibuan
    Hermawan Heryanto Hutabarat Hutapea Ibrahim Irawan Irianto Jatmiko Jauhari Juanda Kaban
    Karim Kartiko Koto Kurniawan Kusnadi Kusuma Kuswanto Latif Latupeirissa Lesmana Lubis
    Mahendra Manalu Manurung Marpaung Maulida Mokoginta Muchtar Mustofa Nababan Nainggolan
    Nasution Natsir Nugraha Nugroho Pakpahan Pane Pattiasina Permadi Permana Perangin Piliang
    Pohan Pradana Prakoso Pramono Pranata Prasetya Prasetyo Pratama Priyanto Purba Purnomo
    Purwanto Rahman Rambe Ramadhan Rasyid Riyadi Rosyid Rusmana Rustam Sahputra Saifullah Salim
    Sanjaya Santosa Santoso Saputra Saragih Sembiring Setiadi Setiawan Siahaan Sihombing
    Simanjuntak Simbolon Sinaga Siregar Sitepu Situmorang Soleh Suarna Sudirga Sugiarto Suhendra
    Sukmana Sulistyo Sumantri Sunarto Supriadi Suryadi Suryana Susanto Sutanto Suwandi Syafitri
    Syahputra Syarif Tambunan Tanjung Tarigan Tobing Tuasikal Utomo Wahid Wardana Wibisono
    Wicaksono Wijaya Winarno Wirawan Yusron Zakaria Zulfikar
    """.split()  # noqa: SIM905
)
BIRTHPLACES = (
    *(
        "Sumberagung",
        "Karangasri",
        "Tirtamaya",
        "Banjarsela",
        "Wanamulya",
        "Jatirejo",
        "Sekarwangi",
    ),
    *("Muarajaya", "Padangluhur", "Bukitlestari", "Tanjungraya", "Rawasari"),
)

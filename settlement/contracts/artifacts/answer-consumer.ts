/**
 * Generated from AnswerConsumer.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 ee379c351d5aefb8ae9d8d72b46af08242f7970178b3f5d36165608f14e8c958
 * @module
 */

export const answerConsumerAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IVerdicts",
        "name": "verdicts_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "AlreadyAnswered",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AnswerUnbound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Disputed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "NotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "batch",
        "type": "uint64"
      }
    ],
    "name": "NotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "segment",
        "type": "uint256"
      }
    ],
    "name": "NotInOrder",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherAnswer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "OtherRequest",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "UnknownQuestion",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "Void",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "ids",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "isFinal",
        "type": "bool"
      }
    ],
    "name": "Answered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      }
    ],
    "name": "Asked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "TakenBack",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "publicKeys",
                "type": "bytes[]"
              },
              {
                "internalType": "bytes[]",
                "name": "signatures",
                "type": "bytes[]"
              }
            ],
            "internalType": "struct Work",
            "name": "work",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "ids",
            "type": "bytes"
          }
        ],
        "internalType": "struct AnswerConsumer.Proof[]",
        "name": "segments",
        "type": "tuple[]"
      }
    ],
    "name": "answer",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "ask",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "asked",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "questionOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "asker",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "promptHash",
        "type": "bytes32"
      },
      {
        "internalType": "enum AnswerConsumer.Finality",
        "name": "needed",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint128",
        "name": "reward",
        "type": "uint128"
      },
      {
        "internalType": "bytes32",
        "name": "answerHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "requestSalt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "id",
        "type": "uint256"
      }
    ],
    "name": "takeBack",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "verdicts",
    "outputs": [
      {
        "internalType": "contract IVerdicts",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const answerConsumerBytecode = '0x60e0346100c457601f61207738819003918201601f19168301916001600160401b038311848410176100c8578084926060946040528339810103126100c4578051906001600160a01b03821682036100c4576020810151906001600160a01b03821682036100c45760400151916001600160a01b03831683036100c45760805260a05260c052604051611f9a90816100dd82396080518181816103190152610632015260a0518181816102c90152610876015260c05181818161038501526106c80152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908163440cb889146116a2575080637117313f1461147e57806372fbd8f9146103ed57806374b8a3a9146103cf578063815ff1ac146103a957806381fa0f2414610359578063a5623a2f1461033d578063cb23bcb5146102ed578063d4fc42c61461029d5763dd6958381461008a575f80fd5b3461029957602060031936011261029957600435805f52600160205260405f20604051916100b7836117a7565b73ffffffffffffffffffffffffffffffffffffffff825416835273ffffffffffffffffffffffffffffffffffffffff6001830154166020840152600282015460408401526003820154606084015260048201549161011b60ff841660808601611814565b600560a085019167ffffffffffffffff8560081c1683526fffffffffffffffffffffffffffffffff60c087019560481c168552015460e0850190815273ffffffffffffffffffffffffffffffffffffffff8551161561026d57516102415767ffffffffffffffff90511680421115610216575073ffffffffffffffffffffffffffffffffffffffff61021493826fffffffffffffffffffffffffffffffff935f5260016020525f60056040822082815582600182015582600282015582600382015582600482015501557fb0ad2946e51a400f4443433ff8493c37ef21907d6007fd703c2109c73a93988c5f80a2511691511690611d7d565b005b7f4ea91b0d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f4680c144000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b827fae8dc287000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f80fd5b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610299575f6003193601126102995760205f54604051908152f35b34610299575f60031936011261029957602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102995760206003193601126102995760206103c7600435611bf0565b604051908152f35b346102995760206003193601126102995760206103c7600435611b99565b346102995760406003193601126102995767ffffffffffffffff60243511610299573660236024350112156102995767ffffffffffffffff60243560040135116102995736602480356004013560051b8135010111610299576004355f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff815416156114505760058101546114225760243560040135156113f65760016060915f926002820154600483015460ff8116925b602435600401358710156113505760248760051b81350101357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe217fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc602435360301018112156102995760249081350101606081013563ffffffff81168091036102995788148015906112d6575b6112aa57610539600435611bf0565b6040820135818114801590611264575b61123657505060a081013584810361120657506105668180611820565b610574610140830183611d29565b906105b2604051937f4865bbfc0000000000000000000000000000000000000000000000000000000085526101606004860152610164850190611907565b6105c26024850160208701611a07565b610120850135610124850152600319848203016101448501528281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116102995783809260209260409560051b8092858301370103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa90811561106c575f916111c9575b50600286101561119c576001861480611194575b6111495760808201356040517f7b96882b00000000000000000000000000000000000000000000000000000000815281600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561106c575f9061110d575b60ff915016600181146110e1576110b65750156110ae575b6107198180611820565b610727610160830183611853565b6101808301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1843603018112156102995783019067ffffffffffffffff82351161029957813560061b36036020830113610299579060206108326107c394936040519586957fc500c8c00000000000000000000000000000000000000000000000000000000087526101606004880152610164870190611907565b6107d260248701858a01611a07565b600319868203016101248701526108246108196108006107f28580611a96565b606086526060860191611ae9565b61080c87860186611a96565b9085830389870152611ae9565b926040810190611a96565b916040818503910152611ae9565b6003198482030161014485015282358152019060208101905f905b80358210611077575050509080602092038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561106c5761103e575b506108bb6108b5610160830183611853565b80611d29565b906108cd6108b5610160850185611853565b5f1981019391508311610c1857821015611011576108f09160051b810190611b48565b929060409384519061090286836117f1565b60058083527f636c61696d00000000000000000000000000000000000000000000000000000060209093018390525f928190611001565b60081c9060f81b175f61094d5f8588611e5d565b9194909403610e74575f905b848210610ea05750505050508115610e745785519161097887846117f1565b600c8084527f616e73776572436f6d6d6974000000000000000000000000000000000000000060209094018490525f9360059190610e64565b60081c9060f81b175f6109c5848689611e5d565b9194909403610e38575f905b848210610ccf5750505050508215610c45575060076109f1838386611e5d565b5091149081610cc4575b50610c9c5781610a0e6002938386611e5d565b94909103610c7057602003610c4557506020820192838311610c1857818411610bec5792610a4992610a439288979695611e10565b90611e28565b60205f7c19000000000000000000000000000000000000000000000000000000008651610a7688826117f1565b60198152610b516028858301927f7665696c6d6573682f616e737765722d636f6d6d69742f763100000000000000845260246101a08b6101c081019e8f907fffffffff00000000000000000000000000000000000000000000000000000000610aeb610ae28486611b48565b94905085611b48565b9586949193519b8f998d9a8b019e8f525180918a8c015e8901957c20000000000000000000000000000000000000000000000000000000008988015201358986015260e01b166048840152604c830137010186838201520301601f1981018352826117f1565b8751918291518091835e8101838152039060025afa15610be2575f5103610bba5760208093610b85600196610bb295611b48565b8092519685889651918291018688015e8501918483015f81523701015f815203601f1981018352826117f1565b96019561049d565b7f8b0c280b000000000000000000000000000000000000000000000000000000005f5260045ffd5b83513d5f823e3d90fd5b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f450a5eee000000000000000000000000000000000000000000000000000000005f5260045ffd5b60169150148d6109fb565b6003610cdc82898c611e5d565b9192909203610bec57601f8211610bec5790610d0c610a438c84610d04858e98978985611f83565b968792611e10565b60081c9060f81b1793841115610c455750838314610e30575b600190815b610d3a57600191509101906109d1565b610d4581898c611e5d565b9190928291600281148015610e26575b15610d7b5750505090610d6991898c611f83565b905b8015610c18575f19019081610d2a565b919492509060048103610d9957505090610d9491611e44565b610d6b565b60058103610dd95750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610c1857610d949160011b90611e44565b90919260068214918215610df4575b5050610c455750610d6b565b600714915081610e07575b505f80610de8565b6014811091508115610e1b575b505f610dff565b60169150115f610e14565b5060038114610d55565b965086610d25565b847ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f198260200360031b1b166109b1565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b6003610ead82888b611e5d565b9192909203610bec57601f8211610bec5790610ed5610a438b84610d04858d98978985611f83565b60081c9060f81b1793841115610c455750838314610ff9575b600190815b610f035760019150910190610959565b610f0e81888b611e5d565b9190928291600281148015610fef575b15610f445750505090610f3291888b611f83565b905b8015610c18575f19019081610ef3565b919492509060048103610f6257505090610f5d91611e44565b610f34565b60058103610fa25750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610c1857610f5d9160011b90611e44565b90919260068214918215610fbd575b5050610c455750610f34565b600714915081610fd0575b505f80610fb1565b6014811091508115610fe4575b505f610fc8565b60169150115f610fdd565b5060038114610f1e565b955085610eee565b5f198260200360031b1b16610939565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b6020813d8211611064575b81611056602093836117f1565b8101031261029957516108a3565b3d9150611049565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff61109a60208901611792565b16602082015201940192018493929161084d565b5f965061070f565b7f3c2f805a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fca70e7ae000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d8211611141575b81611126602093836117f1565b81010312610299575160ff811681036102995760ff906106f7565b3d9150611119565b60206111558380611820565b013567ffffffffffffffff8116809103610299577fbb3c27bd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b508015610676565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b90506040813d82116111fe575b816111e3604093836117f1565b81010312610299576020015180151581036102995789610662565b3d91506111d6565b84907f0be36115000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fb30b96d8000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5060c083013573ffffffffffffffffffffffffffffffffffffffff81168091036102995773ffffffffffffffffffffffffffffffffffffffff60018a0154161415610549565b877ff6dbafda000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506024356004013515611011576024803501357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe217fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc602435360301018112156102995760246020918135010101356020820135141561052a565b906fffffffffffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff600187897fd4571728819de62037d2d36f3fb98cc36c01993f646995f88781e9374742bc31610214978051926020820193842060058601556040519160408352518094816040850152606084015e5f6060858401015215156020820152606081601f19601f6004359601168101030190a20154169160481c1690611d7d565b7ff6dbafda000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7f4680c144000000000000000000000000000000000000000000000000000000005f5260043560045260245ffd5b7fae8dc287000000000000000000000000000000000000000000000000000000005f5260043560045260245ffd5b60a06003193601126102995760043573ffffffffffffffffffffffffffffffffffffffff811680910361029957602435604435916064356002811015610299576084359367ffffffffffffffff8516809503610299575f545f198114610c185760010193845f55604051906114f2826117a7565b338252602082019385855260408301908282526060840194808652608085019561151c8388611814565b60a086019a8b5260c08601936fffffffffffffffffffffffffffffffff3416855273ffffffffffffffffffffffffffffffffffffffff60e08801995f8b528c5f526001602052818060405f209a5116167fffffffffffffffffffffffff00000000000000000000000000000000000000008a5416178955511673ffffffffffffffffffffffffffffffffffffffff6001890191167fffffffffffffffffffffffff000000000000000000000000000000000000000082541617905551600287015551600386015560048501955194600286101561119c5760058a987fc01d8ee0c6faf63e6e5a9f80390511cdb0d5e65e9a1d9fd952bdeb0134f3c145986060986116999760209f7fffffffffffffff0000000000000000000000000000000000000000000000000060ff78ffffffffffffffffffffffffffffffff00000000000000000068ffffffffffffffff008754945160081b16945160481b1694169116171717905551910155604051938452898401526040830190611764565ba3604051908152f35b3461029957602060031936011261029957610100906004355f52600160205260405f206fffffffffffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff8254169173ffffffffffffffffffffffffffffffffffffffff6001820154166002820154600383015491600560048501549401549587526020870152604086015260608501526117416080850160ff8316611764565b67ffffffffffffffff8160081c1660a085015260481c1660c083015260e0820152f35b90600282101561119c5752565b359073ffffffffffffffffffffffffffffffffffffffff8216820361029957565b359067ffffffffffffffff8216820361029957565b610100810190811067ffffffffffffffff8211176117c457604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f601f19910116810190811067ffffffffffffffff8211176117c457604052565b600282101561119c5752565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215610299570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215610299570190565b359063ffffffff8216820361029957565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff821161029957813603831361029957565b601f8260209493601f1993818652868601375f8582860101520116010190565b9073ffffffffffffffffffffffffffffffffffffffff61192683611771565b16815267ffffffffffffffff61193e60208401611792565b166020820152604082013560408201526060820135606082015263ffffffff61196960808401611886565b16608082015260a082013560a082015267ffffffffffffffff61198e60c08401611792565b1660c082015267ffffffffffffffff6119a960e08401611792565b1660e082015261014067ffffffffffffffff611a00826119e46119d0610100880188611897565b6101606101008901526101608801916118e7565b95836119f36101208301611792565b1661012087015201611792565b1691015290565b803582526020810135602083015263ffffffff611a2660408301611886565b166040830152606081013560608301526080810135608083015273ffffffffffffffffffffffffffffffffffffffff611a6160a08301611771565b1660a083015260c08101356fffffffffffffffffffffffffffffffff81168091036102995760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561029957016020813591019167ffffffffffffffff8211610299578160051b3603831361029957565b90602083828152019260208260051b82010193835f925b848410611b105750505050505090565b909192939495602080611b3883601f198660019603018852611b328b88611897565b906118e7565b9801940194019294939190611b00565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff82116102995760200191813603831361029957565b805f52600160205273ffffffffffffffffffffffffffffffffffffffff600160405f200154166040519060208201924684523060408401526060830152608082015260808152611bea60a0826117f1565b51902090565b60205f6040927fffffffffffffffffffffffffffffffffffffffff000000000000000000000000611d00603c6024875194611c2b89876117f1565b60168652878601907f7665696c6d6573682f726571756573742d69642f763100000000000000000000825280885260018952611c6d60018b8a20015491611b99565b8a519687938b8501997c16000000000000000000000000000000000000000000000000000000008b525180918787015e8401927c14000000000000000000000000000000000000000000000000000000008685015260601b1660288301527c2000000000000000000000000000000000000000000000000000000000858301528a8201520301601c8101845201826117f1565b8451918291518091835e8101838152039060025afa15611d2057505f5190565b513d5f823e3d90fd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610299570180359067ffffffffffffffff821161029957602001918160051b3603831361029957565b5f80808085855af13d15611e0b573d67ffffffffffffffff81116117c45760405190611db3601f8201601f1916602001836117f1565b81525f60203d92013e5b15611dc6575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b611dbd565b90939293848311610299578411610299578101920390565b359060208110611e36575090565b5f199060200360031b1b1690565b91908201809211610c1857565b90821015611011570190565b90919282841015611f5757611e73848484611e51565b3560fd1c93601f611e85828686611e51565b3560f81c16926001820190818311610c18578160188610611f4f5750601b85118015611f45575b610bec577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe88501948511610c1857610a43611efa916001871b93611ef285828b85611f83565b988992611e10565b6008851b8060031c8303610c1857610100036101008111610c18571c949360018203611f2e575050601884105b610c455750565b6004901b908160021c03610c185784901c15611f27565b5060078714611eac565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b509291611f909082611e44565b928311610c45575056' as const;
